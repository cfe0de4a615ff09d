/** Suggestions on a clause of a draft: other words, a new clause, or that a clause goes; accepted or rejected by those with a seat in its team. */
import Type, { type Static } from 'typebox'
import { SUGGESTED_ACTS, SUGGESTION_STATES } from '../core/drafts/text-suggestion.ts'
import { ROLES } from '../core/people/role.ts'
import { routes } from './route.ts'
import { Id, Instant, Numbered, OneOf, OrNull, Paragraph, Recorded, Words } from './shapes.ts'
import { DiffRunView, OfDraft } from './text-diff.ts'

/** A suggestion. `runs` is the difference it makes to the words it was made on; null words were erased. */
export const TextSuggestionView = Type.Object({
  id: Id,
  number: Type.Integer(),
  act: OneOf(SUGGESTED_ACTS),
  /** The clause, or the one that a new clause comes after; null: first of all. */
  clause: OrNull(Id),
  /** Its number in the text of today; null when it is no more. */
  label: OrNull(Type.String()),
  kind: OneOf(['preamble', 'operative']),
  depth: Type.Integer(),
  text: Words,
  runs: Type.Array(DiffRunView),
  reason: Words,
  stakeholderGroup: OrNull(Id),
  isMine: Type.Boolean(),
  madeAt: Instant,
  state: OneOf(SUGGESTION_STATES),
  /** Of an open one: whether the words of today are those it was made on. */
  standing: OrNull(OneOf(['fits', 'out_of_date', 'gone'])),
  /** Of one that is out of date: the words of today with what it suggests, where the two do not meet. */
  wayOn: OrNull(Type.String()),
  /** Why it was rejected. */
  settledReason: Words,
  settledAt: OrNull(Instant),
  entry: Type.Integer(),
})
/** See the schema of the same name. */
export type TextSuggestionView = Static<typeof TextSuggestionView>

const anyMember = { who: 'member', anyOf: ROLES } as const
const AtSuggestion = Type.Object({ ...OfDraft.properties, number: Numbered })
const settling = ['not_found', 'not_signed_in', 'suggestion_settled'] as const

/** Routes of suggestions. */
export const textSuggestionRoutes = routes({
  'GET /drafts/:draft/suggestions': {
    summary: 'Suggestions on the text of a draft: the open ones first, each with the difference it makes',
    policy: { who: 'anyone' },
    params: OfDraft,
    query: Type.Object({ clause: Type.Optional(Id), state: Type.Optional(OneOf(SUGGESTION_STATES)) }, { additionalProperties: false }),
    answer: Type.Object({ suggestions: Type.Array(TextSuggestionView), open: Type.Integer() }),
    refusals: ['not_found', 'invalid'],
  },
  'POST /drafts/:draft/suggestions': {
    summary: 'Suggest other words for a clause, a new clause behind it, or that it goes; on the words that you have seen',
    policy: anyMember,
    params: OfDraft,
    status: 201,
    isIdempotent: true,
    body: Type.Object(
      {
        act: OneOf(SUGGESTED_ACTS),
        clause: OrNull(Id),
        /** The words of the clause as you have seen them. */
        expected: Type.Optional(Type.String()),
        text: Type.Optional(Type.String()),
        kind: Type.Optional(OneOf(['preamble', 'operative'])),
        depth: Type.Optional(Type.Union([Type.Literal(0), Type.Literal(1), Type.Literal(2)])),
        reason: Type.Optional(OrNull(Paragraph)),
      },
      { additionalProperties: false },
    ),
    answer: Type.Object({ id: Id, number: Type.Integer(), entry: Type.Integer() }),
    refusals: [
      'not_found',
      'not_signed_in',
      'not_allowed',
      'draft_frozen',
      'invalid',
      'text_empty',
      'text_too_long',
      'words_changed',
      'nothing_suggested',
      'suggestions_full',
      'idempotency_key_missing',
      'key_reused',
    ],
  },
  'POST /drafts/:draft/suggestions/:number/accept': {
    summary: 'Accept a suggestion: its words come into the text at once. Refused when the words it was made on are others now',
    policy: { who: 'drafter' },
    params: AtSuggestion,
    answer: Recorded,
    refusals: [...settling, 'no_team_seat', 'draft_frozen', 'words_changed', 'changed_since', 'too_many_clauses'],
  },
  'POST /drafts/:draft/suggestions/:number/reject': {
    summary: 'Reject a suggestion with the reason why',
    policy: { who: 'drafter' },
    params: AtSuggestion,
    body: Type.Object({ reason: Paragraph }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...settling, 'no_team_seat', 'text_empty', 'text_too_long'],
  },
  'POST /drafts/:draft/suggestions/:number/withdraw': {
    summary: 'Withdraw my own suggestion',
    policy: anyMember,
    params: AtSuggestion,
    answer: Recorded,
    refusals: [...settling, 'not_allowed', 'not_author'],
  },
})
