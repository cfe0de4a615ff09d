/** A live event: programme, questions, tables, clock, doors and seats. */
import Type, { type Static } from 'typebox'
import { ITEM_KINDS } from '../core/gatherings/programme-item.ts'
import { GOALS_MAX, PROGRAMME_ITEMS_MAX, QUESTIONS_MAX, LANGUAGES_MAX, SEATS_PER_TABLE_MAX, TABLES_MAX } from './limits.ts'
import { routes } from './route.ts'
import {
  ForumParams,
  GatheringParams,
  Id,
  Instant,
  LocalDate,
  LocalTime,
  Modality,
  OrNull,
  OneOf,
  QuestionText,
  Recorded,
  TimeZone,
  Title,
  Words,
  Language,
} from './shapes.ts'
import { ClockView } from './clock-view.ts'
import { RegionalGroupView, StakeholderGroupView } from './forums.ts'

/** What a programme item is; a conversation is a round. */
export const ItemKind = OneOf(ITEM_KINDS)
/** A gathering is prepared (`draft`), then its doors are open, then closed for good. */
export const GatheringState = Type.Union([Type.Literal('draft'), Type.Literal('open'), Type.Literal('closed')])

/** One line of the programme. A conversation is a round: its id is the `round` of ideas and seatings. */
export const ProgrammeItemView = Type.Object({
  id: Id,
  position: Type.Integer(),
  kind: ItemKind,
  title: Words,
  start: LocalTime,
  end: LocalTime,
  minutes: Type.Integer(),
  /** Instants of the plan, computed from date and zone. */
  startsAt: Instant,
  endsAt: Instant,
  /** Number of the conversation, 1.., and its question; null for other kinds. */
  round: OrNull(Type.Integer()),
  question: OrNull(Id),
  startedAt: OrNull(Instant),
  endedAt: OrNull(Instant),
  /** Left out: the clock passes it over. */
  isSkipped: Type.Boolean(),
  /** Where it will fall as the clock stands, to the minute; null before the programme has begun, and for what has begun or is left out. */
  projectedStartsAt: OrNull(Instant),
  projectedEndsAt: OrNull(Instant),
  ideas: Type.Integer(),
})
export type ProgrammeItemView = Static<typeof ProgrammeItemView>
/** A remark on the programme that forbids nothing: a gap, an overlap, an item of zero minutes. */
export const ProgrammeCheckView = Type.Object({
  kind: Type.Union([Type.Literal('gap'), Type.Literal('overlap'), Type.Literal('zero_minutes')]),
  item: Id,
  minutes: Type.Integer(),
  at: LocalTime,
})
/** A question with its goals, and how many ideas and themes it has. */
export const QuestionView = Type.Object({
  id: Id,
  number: Type.Integer(),
  text: Words,
  goals: Type.Array(Words),
  ideas: Type.Integer(),
  themes: Type.Integer(),
})
export type QuestionView = Static<typeof QuestionView>
/** A table of a gathering, in the room or online. */
export const TableView = Type.Object({
  id: Id,
  number: Type.Integer(),
  modality: Modality,
  capacity: Type.Integer(),
  /** Codes of the languages that are spoken here; empty: any. */
  languages: Type.Array(Language),
  /** Who sits here in the running round (before the first: in round 1): stakeholder group ids, null for none said. */
  seated: Type.Array(OrNull(Id)),
  ideasThisRound: Type.Integer(),
  lastIdeaAt: OrNull(Instant),
})
export type TableView = Static<typeof TableView>
/** A gathering as one line of a list; `start` and `end` are those of its programme, null while it has none. */
export const GatheringSummary = Type.Object({
  id: Id,
  slug: Type.String(),
  title: Words,
  topic: Words,
  venue: Words,
  date: LocalDate,
  start: OrNull(LocalTime),
  end: OrNull(LocalTime),
  timeZone: Type.String(),
  startsAt: Instant,
  endsAt: Instant,
  state: GatheringState,
  ideas: Type.Integer(),
  themes: Type.Integer(),
  conversations: Type.Integer(),
  participants: Type.Integer(),
  isImported: Type.Boolean(),
  /** Present where the Chatham House Rule holds: no words are joined to a seat, a table or a group. */
  isChathamHouse: Type.Optional(Type.Literal(true)),
})
export type GatheringSummary = Static<typeof GatheringSummary>

/** What is asked right now besides the question: a weighing by its short name, or a decision by its number. It says nothing of what anybody answered. */
export const AskView = Type.Object({ kind: OneOf(['weighing', 'decision']), ref: Type.String(), title: Words })
/** See the schema of the same name. */
export type AskView = Static<typeof AskView>

/** A gathering whole: programme with remarks on it, questions, tables, seats and clock. */
export const GatheringView = Type.Object({
  ...GatheringSummary.properties,
  forum: Id,
  forumName: Words,
  series: Words,
  convener: Words,
  /** Six digits while the doors are open, else null. */
  code: OrNull(Type.String()),
  joinUrl: OrNull(Type.String()),
  openedAt: OrNull(Instant),
  closedAt: OrNull(Instant),
  programme: Type.Array(ProgrammeItemView),
  checks: Type.Array(ProgrammeCheckView),
  questions: Type.Array(QuestionView),
  tables: Type.Array(TableView),
  /** Seats taken, by stakeholder group (null key: none said), region and modality. */
  seats: Type.Object({
    total: Type.Integer(),
    room: Type.Integer(),
    online: Type.Integer(),
    byGroup: Type.Array(Type.Object({ group: OrNull(Id), seats: Type.Integer(), ideasThisRound: Type.Integer(), ideas: Type.Integer() })),
    byRegion: Type.Array(Type.Object({ region: OrNull(Id), seats: Type.Integer() })),
  }),
  stakeholderGroups: Type.Array(StakeholderGroupView),
  regionalGroups: Type.Array(RegionalGroupView),
  clock: ClockView,
  /** Weighings and decisions that are open, newest first. */
  asks: Type.Array(AskView),
  /** Minutes at the beginning of a round in which people walk to their tables; they are part of the round. */
  walkMinutes: Type.Integer(),
  /** Entry that changed last who sits where, taking a seat left aside; 0 for none. */
  seatingVersion: Type.Integer(),
  /** Number of the last ledger entry of this gathering: `If-Match` for edits, `Last-Event-ID` for the live stream. */
  version: Type.Integer(),
})
export type GatheringView = Static<typeof GatheringView>

/** A prepared programme that a gathering can start from. */
export const TemplateView = Type.Object({
  key: Type.String(),
  name: Type.String(),
  minutes: Type.Integer(),
  programme: Type.Array(
    Type.Object({ kind: ItemKind, title: Type.String(), start: LocalTime, end: LocalTime, round: OrNull(Type.Integer()) }),
  ),
  questions: Type.Integer(),
  tables: Type.Array(Type.Object({ modality: Modality, capacity: Type.Integer() })),
})
export type TemplateView = Static<typeof TemplateView>

/** What somebody sees who comes with a code, before taking a seat. */

const conveners = { who: 'member', anyOf: ['administrator', 'convener'] } as const
const edits = [
  'not_found',
  'not_signed_in',
  'not_allowed',
  'invalid',
  'text_empty',
  'text_too_long',
  'stale',
  'gathering_not_editable',
] as const
/** Routes of gatherings and their doors. */
export const gatheringRoutes = routes({
  'GET /gathering-templates': {
    summary: 'Templates a gathering can start from',
    policy: { who: 'anyone' },
    answer: Type.Object({ templates: Type.Array(TemplateView) }),
    refusals: [],
  },
  'GET /forums/:forum/gatherings': {
    summary: 'Gatherings of a forum, newest date first; drafts only for conveners',
    policy: { who: 'anyone' },
    params: ForumParams,
    answer: Type.Object({ gatherings: Type.Array(GatheringSummary) }),
    refusals: ['not_found'],
  },
  'POST /forums/:forum/gatherings': {
    summary: 'Make a gathering from a template',
    policy: conveners,
    params: ForumParams,
    status: 201,
    isIdempotent: true,
    body: Type.Object(
      {
        template: Type.String({ maxLength: 60 }),
        title: Title,
        topic: Type.Optional(Title),
        venue: Type.Optional(Title),
        date: LocalDate,
        start: LocalTime,
        timeZone: TimeZone,
        questions: Type.Optional(
          Type.Array(
            Type.Object({ text: QuestionText, goals: Type.Array(QuestionText, { maxItems: GOALS_MAX }) }, { additionalProperties: false }),
            { maxItems: QUESTIONS_MAX },
          ),
        ),
      },
      { additionalProperties: false },
    ),
    answer: Type.Object({ id: Id, slug: Type.String(), entry: Type.Integer() }),
    refusals: ['not_found', 'not_signed_in', 'not_allowed', 'invalid', 'text_empty', 'text_too_long', 'idempotency_key_missing'],
  },
  'GET /gatherings/:gathering': {
    summary: 'A gathering with programme, questions, tables, seats and clock',
    policy: { who: 'anyone' },
    params: GatheringParams,
    answer: GatheringView,
    refusals: ['not_found'],
  },
  'PATCH /gatherings/:gathering': {
    summary: 'Title, topic, venue, date or zone',
    policy: conveners,
    params: GatheringParams,
    body: Type.Object(
      {
        title: Type.Optional(Title),
        topic: Type.Optional(Title),
        venue: Type.Optional(Title),
        date: Type.Optional(LocalDate),
        timeZone: Type.Optional(TimeZone),
      },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: [...edits],
  },
  'PUT /gatherings/:gathering/programme': {
    summary: 'The whole programme in order; gaps, overlaps and zero minutes are shown, not forbidden. Needs If-Match',
    policy: conveners,
    params: GatheringParams,
    body: Type.Object(
      {
        items: Type.Array(
          Type.Object(
            { id: Type.Optional(Id), kind: ItemKind, title: Title, start: LocalTime, end: LocalTime, question: Type.Optional(OrNull(Id)) },
            { additionalProperties: false },
          ),
          { minItems: 1, maxItems: PROGRAMME_ITEMS_MAX },
        ),
      },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: [...edits],
  },
  'PUT /gatherings/:gathering/questions': {
    summary: 'The questions in order, each with its goals. Needs If-Match',
    policy: conveners,
    params: GatheringParams,
    body: Type.Object(
      {
        questions: Type.Array(
          Type.Object(
            { id: Type.Optional(Id), text: QuestionText, goals: Type.Array(QuestionText, { maxItems: GOALS_MAX }) },
            { additionalProperties: false },
          ),
          { maxItems: QUESTIONS_MAX },
        ),
      },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: [...edits],
  },
  'PUT /gatherings/:gathering/tables': {
    summary: 'The tables: in the room or online, and seats at each. Tables may be added while the doors are open. Needs If-Match',
    policy: conveners,
    params: GatheringParams,
    body: Type.Object(
      {
        tables: Type.Array(
          Type.Object(
            {
              id: Type.Optional(Id),
              modality: Modality,
              capacity: Type.Integer({ minimum: 1, maximum: SEATS_PER_TABLE_MAX }),
              /** Languages spoken there, of those that the forum lists: nobody who speaks none of them is seated there. Absent: any. */
              languages: Type.Optional(Type.Array(Language, { maxItems: LANGUAGES_MAX, uniqueItems: true })),
            },
            { additionalProperties: false },
          ),
          { minItems: 1, maxItems: TABLES_MAX },
        ),
      },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: [...edits],
  },
  'POST /gatherings/:gathering/open': {
    summary: 'Open the doors: gives the six-digit code',
    policy: conveners,
    params: GatheringParams,
    answer: Type.Object({ code: Type.String(), joinUrl: Type.String(), entry: Type.Integer() }),
    refusals: ['not_found', 'not_signed_in', 'not_allowed', 'already_open', 'already_closed', 'nothing_to_open'],
  },
  'POST /gatherings/:gathering/close': {
    summary: 'Close the doors for good',
    policy: conveners,
    params: GatheringParams,
    answer: Recorded,
    refusals: ['not_found', 'not_signed_in', 'not_allowed', 'gathering_not_open', 'already_closed'],
  },
})
