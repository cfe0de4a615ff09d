/** Ideas: put on the table, listed, traced and found again by receipt. */
import Type, { type Static } from 'typebox'
import { IDEA_CHARACTERS_MAX, PAGE_MAX } from './limits.ts'
import { HidingReason } from './moderation.ts'
import { routes } from './route.ts'
import { GatheringParams, Id, Instant, Language, Modality, NumberBefore, Numbered, OneOf, OrNull, Words } from './shapes.ts'

/** How an idea came in: from a phone; for somebody else by the host of the table, by a scribe or from paper; or with an imported record. */
export const IdeaEntered = OneOf(['phone', 'host', 'scribe', 'paper', 'imported'])
/** An idea as anybody may see it. No name, no seat: the stakeholder group and the table. */
export const IdeaView = Type.Object({
  id: Id,
  number: Type.Integer(),
  gathering: Id,
  question: Id,
  round: OrNull(Id),
  table: OrNull(Id),
  tableNumber: OrNull(Type.Integer()),
  /** Words as they were written; null when erased. */
  text: Words,
  language: OrNull(Language),
  points: Type.Array(Words),
  stakeholderGroup: OrNull(Id),
  modality: OrNull(Modality),
  entered: IdeaEntered,
  /** Line of the sheet of paper from which it was typed in; absent where it came in otherwise. */
  line: Type.Optional(Type.Integer()),
  buildsOn: OrNull(Type.Integer()),
  theme: OrNull(Id),
  /** When it was written (by the phone, corrected to the clock of the house) and when it came on record. */
  writtenAt: Instant,
  recordedAt: Instant,
  isLate: Type.Boolean(),
  /** Why its words are hidden; absent while they are shown. */
  hidden: Type.Optional(HidingReason),
  /** Number of its ledger entry. */
  entry: Type.Integer(),
})
export type IdeaView = Static<typeof IdeaView>

/** One stop on the way of an idea. */
export const TraceStop = Type.Object({
  kind: Type.String(),
  at: Instant,
  entry: Type.Integer(),
  hash: Type.String(),
  /** Facts for the sentence of this stop: theme title, letter, question number … */
  facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Null()])),
})
export type TraceStop = Static<typeof TraceStop>
/** The trace of an idea: the idea, where it was said, its theme, and every entry that touched it in order. */
export const TraceView = Type.Object({
  idea: IdeaView,
  gatheringTitle: Words,
  gatheringSlug: Type.String(),
  timeZone: Type.String(),
  questionNumber: Type.Integer(),
  questionText: Words,
  roundNumber: OrNull(Type.Integer()),
  groupName: Words,
  theme: OrNull(Type.Object({ id: Id, letter: Type.String(), title: Words, ideas: Type.Integer() })),
  stops: Type.Array(TraceStop),
  /** The salt of the words, so that anybody can check the digest that the ledger holds; null when erased. */
  proof: Type.Object({ digest: Type.String(), salt: OrNull(Type.String()) }),
  builtOnBy: Type.Array(Type.Integer()),
})
export type TraceView = Static<typeof TraceView>

/** Routes of ideas, traces and receipts. */
export const ideaRoutes = routes({
  'POST /gatherings/:gathering/ideas': {
    summary: 'Put an idea on the table',
    policy: { who: 'seat' },
    params: GatheringParams,
    status: 201,
    isIdempotent: true,
    body: Type.Object(
      {
        round: Id,
        text: Type.String({ description: `1 to ${IDEA_CHARACTERS_MAX} characters` }),
        language: Type.Optional(Language),
        /** When it was written, for words that waited on a phone without network. */
        writtenAt: Type.Optional(Instant),
        buildsOn: Type.Optional(OrNull(Numbered)),
      },
      { additionalProperties: false },
    ),
    /** The receipt opens the trace as its author, later and without an account. */
    answer: Type.Object({ idea: IdeaView, receipt: Type.String() }),
    refusals: [
      'no_seat',
      'not_found',
      'wrong_round',
      'no_round_open',
      'gathering_not_open',
      'ideas_full',
      'text_empty',
      'text_too_long',
      'invalid',
      'idempotency_key_missing',
      'house_busy',
    ],
  },
  'GET /gatherings/:gathering/ideas': {
    summary: 'Ideas in the order of their numbers',
    policy: { who: 'anyone' },
    params: GatheringParams,
    query: Type.Object(
      {
        question: Type.Optional(Id),
        table: Type.Optional(Id),
        round: Type.Optional(Id),
        after: Type.Optional(NumberBefore),
        newest: Type.Optional(Type.Boolean()),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX })),
      },
      { additionalProperties: false },
    ),
    /** `next` is the number to pass as `after`; null on the last page. `version` is the ledger entry the list is true at. */
    answer: Type.Object({ ideas: Type.Array(IdeaView), next: OrNull(Type.Integer()), version: Type.Integer() }),
    refusals: ['not_found', 'invalid'],
  },
  'GET /gatherings/:gathering/my-ideas': {
    summary: 'Ideas put on the table from your seat, with their receipts',
    policy: { who: 'seat' },
    params: GatheringParams,
    answer: Type.Object({ ideas: Type.Array(Type.Object({ idea: IdeaView, receipt: Type.String() })) }),
    refusals: ['no_seat', 'not_found'],
  },
  'GET /gatherings/:gathering/ideas/:number': {
    summary: 'The trace of an idea',
    policy: { who: 'anyone' },
    params: Type.Object({ gathering: GatheringParams.properties.gathering, number: Numbered }),
    answer: TraceView,
    refusals: ['not_found'],
  },
  'GET /receipts/:receipt': {
    summary: 'What became of my idea, by its receipt',
    policy: { who: 'anyone' },
    params: Type.Object({ receipt: Type.String({ maxLength: 40 }) }),
    answer: TraceView,
    refusals: ['receipt_unknown', 'too_many_requests'],
  },
})
