/** The console: what those who run a gathering see besides the gathering itself, and the sign that a phone gives of itself. */
import Type, { type Static } from 'typebox'
import { ChallengeView } from './challenges.ts'
import { Expected } from './expected.ts'
import { HelpCall } from './help.ts'
import { UNSENT_TOLD_MAX } from './limits.ts'
import { MessageView } from './messages.ts'
import { QueuedIdea } from './moderation.ts'
import { ReportedPhoto } from './photos.ts'
import { routes } from './route.ts'
import { GatheringParams, Id, Instant, Nothing, OrNull } from './shapes.ts'

/** A stakeholder group that is missing at tables of a round. */
export const CoverageGap = Type.Object({
  group: Id,
  tables: Type.Array(Type.Integer()),
  /** At how many of these it could be present: elsewhere two of it sit together. */
  avoidable: Type.Integer(),
})
/** Gaps of a round that runs or is to come. */
export const RoundCoverage = Type.Object({
  round: Id,
  number: Type.Integer(),
  isRunning: Type.Boolean(),
  /** Tables at which somebody sits. */
  tables: Type.Integer(),
  gaps: Type.Array(CoverageGap),
})
/** See the schema of the same name. */
export type RoundCoverage = Static<typeof RoundCoverage>
/** Phones of a table that were not heard for a while. */
export const OfflineTable = Type.Object({
  table: Id,
  tableNumber: Type.Integer(),
  phones: Type.Integer(),
  /** Null under the Chatham House Rule: ideas that appear when it falls would be known as those of the table. */
  unsent: OrNull(Type.Integer()),
  since: Instant,
})
/** See the schema of the same name. */
export type OfflineTable = Static<typeof OfflineTable>

/** Everything of the console; it changes with the record (`version`), phones aside. */
export const ConsoleView = Type.Object({
  expected: Expected,
  /** Entry of the expectations, 0 for none. */
  expectedEntry: Type.Integer(),
  coverage: Type.Array(RoundCoverage),
  /** Calls that wait or are taken, oldest first, then those done lately. */
  help: Type.Array(HelpCall),
  messages: Type.Array(MessageView),
  /** Ideas reported or appealed first, then the hidden ones. Empty for those who do not moderate. */
  queue: Type.Array(QueuedIdea),
  /** Challenges to the questions, those without a reply first; hidden words for those who moderate alone. */
  challenges: Type.Array(ChallengeView),
  /** Photos that somebody asked to have taken down. Empty for those who do not moderate. */
  photoQueue: Type.Array(ReportedPhoto),
  /** Ideas and photos that wait for a moderator. */
  waiting: Type.Integer(),
  offline: Type.Array(OfflineTable),
  /** Unsent ideas of phones that are on line. */
  unsentOnline: Type.Integer(),
  canModerate: Type.Boolean(),
  canSay: Type.Boolean(),
  /** May reply to challenges. */
  canReply: Type.Boolean(),
  silentMinutes: Type.Integer(),
  /**
   * Under the Chatham House Rule, in place of counts by table: tables that wrote nothing in the last whole stretch of `silentMinutes`;
   * null when too few wrote to tell. Absent elsewhere, and before the first stretch of a round is over.
   */
  quiet: Type.Optional(Type.Object({ from: Instant, until: Instant, tables: OrNull(Type.Array(Id)) })),
  /** What languages leave over in the rounds to come: numbers of seats without a table, and of tables whose languages nobody speaks. */
  misfits: Type.Object({ seats: Type.Array(Type.Integer()), tables: Type.Array(Type.Integer()) }),
  round: OrNull(Id),
  version: Type.Integer(),
})
/** See the schema of the same name. */
export type ConsoleView = Static<typeof ConsoleView>

/** Routes of the console. */
export const consoleRoutes = routes({
  'GET /gatherings/:gathering/console': {
    summary: 'Help, moderation, messages, coverage, expectations and phones, for those who run the gathering',
    policy: { who: 'member', anyOf: ['administrator', 'convener', 'moderator', 'rapporteur'] },
    params: GatheringParams,
    answer: ConsoleView,
    refusals: ['not_found', 'not_signed_in', 'not_allowed'],
  },
  'POST /gatherings/:gathering/presence': {
    summary: 'A phone is there, and so many of its ideas wait on it. No part of the record',
    policy: { who: 'seat' },
    params: GatheringParams,
    body: Type.Object({ unsent: Type.Integer({ minimum: 0, maximum: UNSENT_TOLD_MAX }) }, { additionalProperties: false }),
    answer: Nothing,
    refusals: ['no_seat', 'not_found'],
  },
})
