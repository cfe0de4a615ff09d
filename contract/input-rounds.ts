/** Readings of a draft: the version that each was given, its round of input, what became of every remark, and the freeze with the means to check it. */
import Type, { type Static } from 'typebox'
import { NOTICE_DAYS_MAX, NOTICE_DAYS_MIN, REMARK_OUTCOMES } from '../core/drafts/readings.ts'
import { DraftHead } from './readings.ts'
import { routes } from './route.ts'
import { Id, IdOrSlug, Instant, OneOf, OrNull, Paragraph, Recorded, Words } from './shapes.ts'

/** A remark of the public in the synthesis of its round. */
export const RoundRemarkView = Type.Object({
  id: Id,
  number: Type.Integer(),
  clause: Id,
  /** Number of the clause in the version that it speaks of; null where that version does not have it. */
  label: OrNull(Type.String()),
  version: Type.Integer(),
  group: OrNull(Id),
  text: Words,
  madeAt: Instant,
  outcome: OrNull(OneOf(REMARK_OUTCOMES)),
  why: Words,
  givenAt: OrNull(Instant),
})
/** See the schema of the same name. */
export type RoundRemarkView = Static<typeof RoundRemarkView>
/** A reading with its round of input. */
export const ReadingView = Type.Object({
  number: Type.Integer(),
  version: Type.Integer(),
  openedAt: Instant,
  workingDays: Type.Integer(),
  endsAt: Instant,
  isOver: Type.Boolean(),
  remarks: Type.Array(RoundRemarkView),
  /** Remarks without an outcome. */
  waiting: Type.Integer(),
  entry: Type.Integer(),
})
/** See the schema of the same name. */
export type ReadingView = Static<typeof ReadingView>
/** What the next step is, and what stands in its way. */
export const NextStepView = Type.Object({
  step: OneOf(['first_reading', 'second_reading', 'freeze'] as const),
  objections: Type.Integer(),
  questions: Type.Integer(),
  remarks: Type.Integer(),
  runsUntil: OrNull(Instant),
  isFree: Type.Boolean(),
  /** End of the round of input if the reading opened now with the notice that is usual; null for the freeze. */
  wouldEndAt: OrNull(Instant),
})
/** Readings of a draft. */
export const ReadingsView = Type.Object({
  ...DraftHead,
  isOpenToAll: Type.Boolean(),
  begunAt: Instant,
  version: Type.Integer(),
  readings: Type.Array(ReadingView),
  /** Remarks made before the first reading, or after the last round ended: the next reading looks at them. */
  others: Type.Array(RoundRemarkView),
  next: OrNull(NextStepView),
  frozen: OrNull(Type.Object({ version: Type.Integer(), digest: Type.String(), frozenAt: Instant, entry: Type.Integer() })),
})
/** See the schema of the same name. */
export type ReadingsView = Static<typeof ReadingsView>
const Sealed = Type.Object({ words: Id, digest: Type.String() })
/** What was frozen, as its entry holds it, and the words with their salts, so that anybody computes the digest anew. */
export const FrozenView = Type.Object({
  ...DraftHead,
  digest: Type.String(),
  frozenAt: Instant,
  entry: Type.Integer(),
  frozen: Type.Object({
    draft: Id,
    version: Type.Integer(),
    title: Sealed,
    language: Type.String(),
    clauses: Type.Array(Type.Object({ clause: Id, kind: Type.String(), depth: Type.Integer(), label: Type.String(), text: Sealed })),
    minority: Type.Array(Type.Object({ id: Id, number: Type.Integer(), clause: OrNull(Id), group: Id, text: Sealed })),
    sources: Type.Array(
      Type.Object({
        clause: Id,
        kind: Type.String(),
        idea: OrNull(Id),
        theme: OrNull(Id),
        weighing: OrNull(Id),
        statement: OrNull(Type.Integer()),
      }),
    ),
    results: Type.Array(
      Type.Object({
        clause: Id,
        designation: OrNull(Type.String()),
        groups: Type.Array(Type.Object({ group: Id, stance: Type.String() })),
        objections: Type.Integer(),
        answered: Type.Integer(),
        isRestricting: Type.Boolean(),
      }),
    ),
  }),
  /** Words of the freeze by id; text and salt are null when they were erased. */
  words: Type.Array(Type.Object({ id: Id, digest: Type.String(), salt: OrNull(Type.String()), text: Words })),
})
/** See the schema of the same name. */
export type FrozenView = Static<typeof FrozenView>

const drafting = { who: 'drafter' } as const
const DraftParams = Type.Object({ draft: IdOrSlug })
const refusals = ['not_found', 'not_signed_in', 'no_team_seat', 'draft_frozen'] as const
const keeping = ['clause_twice', 'text_without_clauses', 'too_many_clauses', 'text_too_long'] as const
const chairs = ['not_chair', 'reading_order', 'reading_blocked', 'input_round_runs', 'idempotency_key_missing', 'key_reused'] as const

/** Routes of readings, their rounds of input, and the freeze. */
export const inputRoundRoutes = routes({
  'GET /drafts/:draft/readings': {
    summary:
      'The readings of a draft with their rounds of input and what became of each remark, and what stands in the way of the next step',
    policy: { who: 'anyone' },
    params: DraftParams,
    answer: ReadingsView,
    refusals: ['not_found'],
  },
  'POST /drafts/:draft/readings': {
    summary:
      'Open a reading, as a chair: the text is kept as a version, its numbers are fixed, everybody may read it, and a round of input runs',
    policy: drafting,
    params: DraftParams,
    status: 201,
    isIdempotent: true,
    body: Type.Object(
      {
        number: Type.Union([Type.Literal(1), Type.Literal(2)]),
        workingDays: Type.Optional(Type.Integer({ minimum: NOTICE_DAYS_MIN, maximum: NOTICE_DAYS_MAX })),
      },
      { additionalProperties: false },
    ),
    answer: Type.Object({ number: Type.Integer(), version: Type.Integer(), endsAt: Instant, entry: Type.Integer() }),
    refusals: [...refusals, ...keeping, ...chairs],
  },
  'PUT /drafts/:draft/input/:remark': {
    summary: 'Say what became of a remark: taken up, partly, or not, and why',
    policy: drafting,
    params: Type.Object({ draft: IdOrSlug, remark: Id }),
    body: Type.Object({ outcome: OneOf(REMARK_OUTCOMES), why: Paragraph }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...refusals, 'text_empty', 'text_too_long', 'remark_of_no_round'],
  },
  'POST /drafts/:draft/freeze': {
    summary:
      'Freeze the text, as a chair: the text, its digest, what it stands on and what came of it, in one entry. Nothing changes after it',
    policy: drafting,
    params: DraftParams,
    status: 201,
    isIdempotent: true,
    answer: Type.Object({ version: Type.Integer(), digest: Type.String(), entry: Type.Integer() }),
    refusals: [...refusals, ...keeping, ...chairs],
  },
  'GET /drafts/:draft/frozen': {
    summary: 'What was frozen, with the words and salts from which anybody computes its digest anew',
    policy: { who: 'anyone' },
    params: DraftParams,
    answer: FrozenView,
    refusals: ['not_found'],
  },
})
