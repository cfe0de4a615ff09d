/** The gate for clauses that restrict or regulate: which clauses the team has marked, and what is answered to each question. */
import Type, { type Static } from 'typebox'
import { GATE_ANSWERS, GATE_ITEMS } from '../core/drafts/gate.ts'
import { routes } from './route.ts'
import { DraftHead, SeenWords } from './readings.ts'
import { Id, IdOrSlug, Instant, LocalDate, OneOf, OrNull, Paragraph, Recorded, Words } from './shapes.ts'

/** One question of a clause. `gap` says why it stands in the way of a reading; null when it does not. */
export const GateLineView = Type.Object({
  item: OneOf(GATE_ITEMS),
  answer: OrNull(OneOf(GATE_ANSWERS)),
  reviewOn: OrNull(LocalDate),
  reason: Words,
  /** Why an unknown was waived; null while it was not. */
  waiver: Words,
  isWaived: Type.Boolean(),
  isOfTheseWords: Type.Boolean(),
  answeredAt: OrNull(Instant),
  gap: OrNull(OneOf(['unanswered', 'unknown', 'earlier'] as const)),
})
/** See the schema of the same name. */
export type GateLineView = Static<typeof GateLineView>
/** A clause at the gate. `isRestricting` null: the team has not marked it. */
export const GateClauseView = Type.Object({
  clause: Id,
  label: Type.String(),
  text: Type.String(),
  seen: SeenWords,
  isRestricting: OrNull(Type.Boolean()),
  reason: Words,
  markedAt: OrNull(Instant),
  /** The questions in their order; empty for a clause that is not marked. */
  lines: Type.Array(GateLineView),
})
/** See the schema of the same name. */
export type GateClauseView = Static<typeof GateClauseView>
/** The gate of a draft. */
export const GateView = Type.Object({ ...DraftHead, clauses: Type.Array(GateClauseView), open: Type.Integer() })
/** See the schema of the same name. */
export type GateView = Static<typeof GateView>

const drafting = { who: 'drafter' } as const
const ClauseParams = Type.Object({ draft: IdOrSlug, clause: Id })
const ItemParams = Type.Object({ draft: IdOrSlug, clause: Id, item: OneOf(GATE_ITEMS) })
const refusals = ['not_found', 'not_signed_in', 'no_team_seat', 'draft_frozen', 'text_empty', 'text_too_long', 'invalid'] as const

/** Routes of the gate. */
export const gateRoutes = routes({
  'GET /drafts/:draft/gate': {
    summary: 'The gate: clauses that restrict or regulate, and the answers to its nine questions',
    policy: { who: 'anyone' },
    params: Type.Object({ draft: IdOrSlug }),
    answer: GateView,
    refusals: ['not_found'],
  },
  'PUT /drafts/:draft/clauses/:clause/gate': {
    summary: 'Say that a clause restricts or regulates, or that it does not, with the reason',
    policy: drafting,
    params: ClauseParams,
    body: Type.Object({ isRestricting: Type.Boolean(), reason: Paragraph }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...refusals, 'changed_since'],
  },
  'PUT /drafts/:draft/clauses/:clause/gate/:item': {
    summary: 'Answer a question of the gate: yes, no or unknown, with the reason; the review with its date',
    policy: drafting,
    params: ItemParams,
    body: Type.Object(
      { seen: SeenWords, answer: OneOf(GATE_ANSWERS), reason: Paragraph, reviewOn: Type.Optional(OrNull(LocalDate)) },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: [...refusals, 'clause_changed', 'gate_not_marked'],
  },
  'POST /drafts/:draft/clauses/:clause/gate/:item/waive': {
    summary: 'Waive an open unknown, as a chair, with the reason; everybody reads both',
    policy: drafting,
    params: ItemParams,
    body: Type.Object({ reason: Paragraph }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...refusals, 'not_chair', 'gate_not_marked', 'nothing_to_waive'],
  },
  'POST /drafts/:draft/clauses/:clause/gate/confirm': {
    summary: 'Say that the answers, given of earlier words, hold of these words too',
    policy: drafting,
    params: ClauseParams,
    body: Type.Object({ seen: SeenWords }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...refusals, 'clause_changed', 'gate_not_marked'],
  },
})
