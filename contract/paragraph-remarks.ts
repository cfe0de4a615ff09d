/** Remarks of the public on single clauses of a kept version: kept as they were written, with or without an account; moderated as ideas are. */
import Type, { type Static } from 'typebox'
import { PARAGRAPH_REMARK_CHARACTERS_MAX } from './limits.ts'
import { ActingRole, HidingReason } from './moderation.ts'
import { routes } from './route.ts'
import { Id, Instant, Language, Numbered, OneOf, OrNull, Recorded, Words } from './shapes.ts'
import { OfDraft } from './text-diff.ts'

/** A remark as anybody may see it: no name. The words are null while they are hidden, and when they were erased. */
export const ParagraphRemarkView = Type.Object({
  id: Id,
  number: Type.Integer(),
  version: Type.Integer(),
  clause: Id,
  /** Number of the clause in the version that was remarked on. */
  label: Type.String(),
  text: Words,
  stakeholderGroup: OrNull(Id),
  madeAt: Instant,
  isMine: Type.Boolean(),
  state: OneOf(['shown', 'hidden']),
  /** Why its words are hidden, in which role somebody did it and when; null while they are shown. */
  hidden: OrNull(Type.Object({ reason: HidingReason, role: ActingRole, at: Instant })),
  entry: Type.Integer(),
})
/** See the schema of the same name. */
export type ParagraphRemarkView = Static<typeof ParagraphRemarkView>

const moderators = { who: 'member', anyOf: ['administrator', 'convener', 'moderator'] } as const
const AtRemark = Type.Object({ ...OfDraft.properties, number: Numbered })
const acts = ['not_found', 'not_signed_in', 'not_allowed', 'changed_since'] as const

/** Routes of remarks on clauses. */
export const paragraphRemarkRoutes = routes({
  'GET /drafts/:draft/remarks': {
    summary: 'Remarks of the public on the clauses of a draft, in the order of their numbers',
    policy: { who: 'anyone' },
    params: OfDraft,
    query: Type.Object({ clause: Type.Optional(Id) }, { additionalProperties: false }),
    answer: Type.Object({ remarks: Type.Array(ParagraphRemarkView) }),
    refusals: ['not_found', 'invalid'],
  },
  'POST /drafts/:draft/remarks': {
    summary:
      'Remark on a clause of the newest version. Without an account you are given a key by which later remarks are known to be yours',
    policy: { who: 'anyone' },
    params: OfDraft,
    status: 201,
    isIdempotent: true,
    isKeySecret: true,
    body: Type.Object(
      {
        clause: Id,
        text: Type.String({ description: `1 to ${PARAGRAPH_REMARK_CHARACTERS_MAX} characters` }),
        language: Type.Optional(Language),
        stakeholderGroup: Type.Optional(OrNull(Id)),
      },
      { additionalProperties: false },
    ),
    answer: Type.Object({
      id: Id,
      number: Type.Integer(),
      /** Key of somebody without an account; null for a member, and for who sent a key. */
      token: OrNull(Type.String()),
      entry: Type.Integer(),
    }),
    refusals: [
      'not_found',
      'draft_frozen',
      'invalid',
      'text_empty',
      'text_too_long',
      'too_many_remarks',
      'remarks_full',
      'idempotency_key_missing',
      'key_guessable',
      'key_reused',
    ],
  },
  'POST /drafts/:draft/remarks/:number/hide': {
    summary: 'Hide the words of a remark with a reason that becomes public. Its number and its clause stay',
    policy: moderators,
    params: AtRemark,
    body: Type.Object({ reason: HidingReason }, { additionalProperties: false }),
    answer: Recorded,
    refusals: acts,
  },
  'POST /drafts/:draft/remarks/:number/restore': {
    summary: 'Show the words of a hidden remark again',
    policy: moderators,
    params: AtRemark,
    answer: Recorded,
    refusals: acts,
  },
})
