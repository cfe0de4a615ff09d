/** Ideas that somebody enters for others: a host at the table, a scribe beside it, or later from paper. */
import Type from 'typebox'
import { IDEA_CHARACTERS_MAX, LINES_AT_ONCE_MAX } from './limits.ts'
import { routes } from './route.ts'
import { GatheringParams, Id, IdOrSlug, Language, OneOf, OrNull } from './shapes.ts'

const Line = Type.Object(
  {
    text: Type.String({ description: `1 to ${IDEA_CHARACTERS_MAX} characters` }),
    /** The group of whoever said it; null where nobody knows. */
    stakeholderGroup: OrNull(Id),
    language: Type.Optional(Language),
  },
  { additionalProperties: false },
)
const SheetLine = Type.Object(
  {
    ...Line.properties,
    /** Number of the line on the sheet of paper, where the sheet numbers them. Not kept under the Chatham House Rule. */
    line: Type.Optional(Type.Integer({ minimum: 1, maximum: LINES_AT_ONCE_MAX })),
  },
  { additionalProperties: false },
)
/** Numbers of the ideas in the order of the lines, and the entry of the last one. */
const Entered = Type.Object({ numbers: Type.Array(Type.Integer()), entry: Type.Integer() })

/** Routes of entering for others. */
export const scribeRoutes = routes({
  'POST /gatherings/:gathering/tables/:table/ideas': {
    summary: 'Put an idea on the table for somebody who sits there without a phone, as its host, while the round runs',
    policy: { who: 'seat' },
    params: Type.Object({ gathering: IdOrSlug, table: Id }),
    status: 201,
    isIdempotent: true,
    body: Type.Object({ round: Id, ...Line.properties }, { additionalProperties: false }),
    answer: Entered,
    refusals: [
      'no_seat',
      'not_host',
      'not_found',
      'gathering_not_open',
      'no_round_open',
      'wrong_round',
      'ideas_full',
      'text_empty',
      'text_too_long',
      'invalid',
      'idempotency_key_missing',
      'key_reused',
    ],
  },
  'POST /gatherings/:gathering/paper': {
    summary: 'Enter what was said at a table, line by line: from its sheet of paper, or as a scribe who listens. All lines or none',
    policy: { who: 'member', anyOf: ['administrator', 'convener', 'moderator', 'rapporteur'] },
    params: GatheringParams,
    status: 201,
    isIdempotent: true,
    body: Type.Object(
      {
        table: Id,
        round: Id,
        from: OneOf(['paper', 'scribe']),
        lines: Type.Array(SheetLine, { minItems: 1, maxItems: LINES_AT_ONCE_MAX }),
      },
      { additionalProperties: false },
    ),
    answer: Entered,
    refusals: [
      'not_found',
      'not_signed_in',
      'not_allowed',
      'gathering_not_open',
      'round_not_begun',
      'ideas_full',
      'text_empty',
      'text_too_long',
      'invalid',
      'idempotency_key_missing',
      'key_reused',
    ],
  },
})
