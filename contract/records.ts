/** The public record: ledger, report, poster, remarks, import and export. */
import Type, { type Static } from 'typebox'
import { DESIGNATIONS } from '../core/decisions/designation.ts'
import { OBJECTION_STATES } from '../core/decisions/register.ts'
import { GENDERS } from '../core/people/gender.ts'
import { OUTCOMES } from '../core/records/record-outcomes.ts'
import { RESULT_CLASSES } from '../core/weighing/result-classes.ts'
import { PAGE_MAX, RECORD_BYTES_MAX } from './limits.ts'
import { HidingReason } from './moderation.ts'
import { routes } from './route.ts'
import { AttendanceView } from './attendance.ts'
import { ParticipationView } from './participation.ts'
import { ListsView } from './townhall.ts'
import { EntryNumber, GatheringParams, Id, Instant, OneOf, OrNull, Paragraph, Recorded, Words } from './shapes.ts'

/** An entry as it is sealed; `body` has the members that its kind has. */
export const LedgerEntryView = Type.Object({
  seq: Type.Integer(),
  at: Instant,
  forum: OrNull(Id),
  gathering: OrNull(Id),
  actor: Type.String(),
  kind: Type.String(),
  body: Type.Unknown(),
  prevHash: Type.String(),
  hash: Type.String(),
})
export type LedgerEntryView = Static<typeof LedgerEntryView>

/** The overall figures of a report, each the length of a list in it; participants are those who took a seat, or those stated by an imported record. */
export const Figures = Type.Object({
  ideas: Type.Integer(),
  ideasPerConversation: Type.Array(Type.Integer()),
  themes: Type.Integer(),
  conversations: Type.Integer(),
  participants: OrNull(Type.Integer()),
})
export type Figures = Static<typeof Figures>
/** An idea in a report: words, nested points and the ledger entry they resolve to. */
export const ReportIdea = Type.Object({
  id: Id,
  number: Type.Integer(),
  text: Words,
  points: Type.Array(Words),
  stakeholderGroup: OrNull(Id),
  entry: Type.Integer(),
  /** Why its words are hidden; the text says so then. Absent while they are shown. */
  hidden: Type.Optional(HidingReason),
})
export type ReportIdea = Static<typeof ReportIdea>
/** A theme in a report with its ideas in their order. */
export const ReportTheme = Type.Object({ id: Id, letter: Type.String(), title: Words, ideas: Type.Array(ReportIdea) })
export type ReportTheme = Static<typeof ReportTheme>
/** A conversation in a report: its question, its themes, and the ideas that stand under none. */
export const ReportConversation = Type.Object({
  number: Type.Integer(),
  question: Words,
  introduction: Type.Array(Words),
  listIntro: Words,
  link: OrNull(Type.String()),
  ideas: Type.Integer(),
  themes: Type.Array(ReportTheme),
  unplaced: Type.Array(ReportIdea),
})
/** A remark in a report. `answer` is what its speaker said to it, with their own words where they corrected it; absent while they said nothing. */
export const ReportRemark = Type.Object({
  text: Words,
  entry: Type.Integer(),
  answer: Type.Optional(OneOf(['confirmed', 'corrected', 'left_open'])),
  correction: Type.Optional(Words),
})
/** Groups, or regions, that somebody came for, and those that nobody came for. */
const DiversityOf = Type.Object({
  here: Type.Array(Type.Object({ name: Words, people: Type.Integer() })),
  missing: Type.Array(Words),
  unnamed: Type.Integer(),
})
/** A decision in a report: question, rule in one sentence, outcome, designation, objections. */
const OutcomeView = Type.Object({
  number: Type.Integer(),
  question: Words,
  rule: Type.String(),
  sentence: Type.String(),
  outcome: OneOf(OUTCOMES),
  closedAt: Type.Optional(Instant),
  ballots: Type.Optional(OneOf(['secret', 'recorded'])),
  designation: Type.Optional(OneOf(DESIGNATIONS)),
  steps: Type.Optional(Type.Array(Type.Object({ condition: Type.String(), holds: Type.Boolean(), figures: Type.Array(Type.String()) }))),
  options: Type.Optional(Type.Array(Words)),
  chosen: Type.Optional(Type.Array(Type.Integer())),
  objections: Type.Optional(
    Type.Array(Type.Object({ number: Type.Integer(), reason: Words, state: OneOf(OBJECTION_STATES), answer: Type.Optional(Words) })),
  ),
  reason: Type.Optional(Words),
})
/** A closed weighing in a report: statements with their classes; sums where enough people answered. */
const WeighedView = Type.Object({
  name: Words,
  purpose: Words,
  people: Type.Integer(),
  ratings: Type.Integer(),
  closedAt: Type.Optional(Instant),
  digest: Type.Optional(Type.String()),
  statements: Type.Array(
    Type.Object({
      number: Type.Integer(),
      text: Words,
      class: Type.Optional(OneOf(RESULT_CLASSES)),
      answers: Type.Optional(Type.Integer()),
      agrees: Type.Optional(Type.Integer()),
      disagrees: Type.Optional(Type.Integer()),
      passes: Type.Optional(Type.Integer()),
    }),
  ),
})
/** The report in the order of the summary of 2013. Every figure is computed from the lists in this document. */
export const ReportView = Type.Object({
  gathering: Id,
  slug: Type.String(),
  title: Words,
  topic: Words,
  series: Words,
  convener: Words,
  venue: Words,
  date: Type.String(),
  start: OrNull(Type.String()),
  end: OrNull(Type.String()),
  timeZone: Type.String(),
  language: Type.String(),
  state: Type.String(),
  /** The ledger entry the report is true at. */
  version: Type.Integer(),
  headHash: Type.String(),
  figures: Figures,
  summary: Type.Array(Words),
  structure: Type.Object({
    text: Words,
    programme: Type.Array(
      Type.Object({
        start: Type.String(),
        end: Type.String(),
        minutes: Type.Integer(),
        kind: Type.String(),
        title: Words,
        round: OrNull(Type.Integer()),
        ideas: OrNull(Type.Integer()),
      }),
    ),
  }),
  purpose: Type.Object({
    text: Words,
    questions: Type.Array(
      Type.Object({
        number: Type.Integer(),
        label: Words,
        text: Words,
        goals: Type.Array(Words),
        /** What participants doubted in it, and what the convener replied; null where nobody has. */
        challenges: Type.Array(
          Type.Object({
            number: Type.Integer(),
            text: Words,
            stakeholderGroup: OrNull(Id),
            reply: OrNull(Type.Object({ text: Words })),
            entry: Type.Integer(),
            hidden: Type.Optional(HidingReason),
          }),
        ),
      }),
    ),
  }),
  participants: Type.Object({
    total: OrNull(Type.Integer()),
    asPrinted: Words,
    room: Type.Integer(),
    online: Type.Integer(),
    byGroup: Type.Array(Type.Object({ name: Words, letter: Type.String(), mark: Type.String(), seats: Type.Integer() })),
    byRegion: Type.Array(Type.Object({ name: Words, seats: Type.Integer() })),
  }),
  /** Who took part, with small numbers not told apart; beside `participants`, which an imported record may state. */
  participation: ParticipationView,
  /** Whether the Chatham House Rule holds. */
  isChathamHouse: Type.Boolean(),
  /** Whose views it holds and whose not: by totals alone, nothing crossed. */
  diversity: Type.Object({
    people: Type.Integer(),
    room: Type.Integer(),
    online: Type.Integer(),
    groups: DiversityOf,
    regions: DiversityOf,
    largestPercent: OrNull(Type.Integer()),
    /** Where the forum asked: those in one row are too few to be told apart; null in it stands for those who said none. */
    genders: OrNull(Type.Array(Type.Object({ genders: Type.Array(OrNull(OneOf(GENDERS))), people: Type.Integer() }))),
  }),
  /** Bodies of government that came. */
  attendances: Type.Array(AttendanceView),
  conversations: Type.Array(ReportConversation),
  remarks: Type.Object({
    text: Words,
    onQuestions: Type.Array(ReportRemark),
    processIntro: Words,
    onProcess: Type.Array(ReportRemark),
  }),
  nextStep: Type.Object({ text: Words, deliveredTo: Words, instrument: Words, combinedWith: Words, when: Words }),
  /** What the town hall found, in three lists. */
  lists: ListsView,
  /** Whether it was held elsewhere and its record came in. */
  isImported: Type.Boolean(),
  /** Decisions and weighings that are over: what was asked, by which rule, what came of it. */
  decisions: Type.Array(OutcomeView),
  weighings: Type.Array(WeighedView),
  /** How many of the ideas are hidden, by reason; they are in every list and every count. */
  hidden: Type.Array(Type.Object({ reason: HidingReason, ideas: Type.Integer() })),
  countingRule: Type.String(),
})
export type ReportView = Static<typeof ReportView>

const rapporteurs = { who: 'member', anyOf: ['administrator', 'convener', 'rapporteur'] } as const

/** Routes of the public record: ledger, report, import and export. */
export const recordRoutes = routes({
  'GET /ledger': {
    summary: 'Entries of the ledger in order',
    policy: { who: 'anyone' },
    query: Type.Object(
      {
        after: Type.Optional(EntryNumber),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX })),
        gathering: Type.Optional(Id),
      },
      { additionalProperties: false },
    ),
    answer: Type.Object({ entries: Type.Array(LedgerEntryView), next: OrNull(Type.Integer()) }),
    refusals: ['invalid'],
  },
  'GET /ledger/head': {
    summary: 'Number and hash of the newest entry',
    policy: { who: 'anyone' },
    answer: Type.Object({ seq: Type.Integer(), hash: Type.String() }),
    refusals: [],
  },
  'GET /gatherings/:gathering/report': {
    summary: 'The report, as data',
    policy: { who: 'anyone' },
    params: GatheringParams,
    answer: ReportView,
    refusals: ['not_found'],
  },
  'GET /gatherings/:gathering/record': {
    summary: 'The gathering as a gathering record, version 1',
    policy: { who: 'anyone' },
    params: GatheringParams,
    answer: Type.Unknown(),
    refusals: ['not_found'],
  },
  'POST /imports/gathering-records': {
    summary: 'Import a gathering record, version 1. The same record twice makes no second gathering',
    policy: { who: 'member', anyOf: ['administrator', 'convener'] },
    status: 201,
    bodyBytesMax: RECORD_BYTES_MAX,
    body: Type.Unknown(),
    answer: Type.Object({ gathering: Id, slug: Type.String(), isNew: Type.Boolean(), ideas: Type.Integer(), themes: Type.Integer() }),
    refusals: ['record_invalid', 'not_signed_in', 'not_allowed', 'body_too_large', 'malformed_json'],
  },
  'POST /gatherings/:gathering/remarks': {
    summary: 'Put a town-hall remark on record',
    policy: { who: 'member', anyOf: ['administrator', 'convener', 'moderator', 'rapporteur'] },
    params: GatheringParams,
    status: 201,
    body: Type.Object(
      { about: Type.Union([Type.Literal('questions'), Type.Literal('process')]), text: Paragraph, hand: Type.Optional(OrNull(Id)) },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: ['not_found', 'text_empty', 'text_too_long', 'not_signed_in', 'not_allowed'],
  },
  'PUT /gatherings/:gathering/report-texts': {
    summary: 'Summary and next step, in the words of the rapporteur',
    policy: rapporteurs,
    params: GatheringParams,
    body: Type.Object(
      { summary: Type.Array(Paragraph, { maxItems: 20 }), nextStep: Type.Optional(Paragraph) },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: ['not_found', 'text_too_long', 'not_signed_in', 'not_allowed'],
  },
})
