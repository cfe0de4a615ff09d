/** The tables of the house as the query builder sees them. Instants are ISO strings in UTC with milliseconds (see `connect.ts`). */
import type { ColumnType } from 'kysely'
import type { Role } from '../../core/people/role.ts'
import type { GroupMark } from '../../core/people/stakeholder-group.ts'
import type { GatheringTables } from './gathering-tables.ts'
import type { ItemKind } from '../../core/gatherings/programme-item.ts'
import type { Modality, RecordedEntering } from '../../core/ledger/entry-kinds.ts'
import type { HidingReason } from '../../core/moderation/hiding.ts'
import type { AfterTables } from './after-tables.ts'
import type { ConsoleTables } from './console-tables.ts'
import { FORUM_TABLES, type ForumTables } from './forum-tables.ts'
import type { FloorTables } from './floor-tables.ts'
import type { PhotoTables } from './photo-tables.ts'
import { BALLOT_BOX_TABLES, DECISION_TABLES, type DecisionTables } from './decision-tables.ts'
import { DRAFT_STATE_TABLES, DRAFT_SIDE_TABLES, type DraftTables } from './draft-tables.ts'
import type { SideTables } from './side-tables.ts'
import { TEAM_TABLES, type TeamTables } from './team-tables.ts'
import { WEIGHING_STATE_TABLES, type WeighingTables } from './weighing-tables.ts'

type Json = ColumnType<unknown, unknown, unknown>
/** A column with a default: it may be left out when a row is inserted. */
type Defaulted<T> = ColumnType<T, T | undefined, T>

interface LedgerTable {
  seq: number
  at: string
  forum_id: string | null
  gathering_id: string | null
  actor: string
  kind: string
  body: Json
  prev_hash: string
  hash: string
}
interface LedgerHeadTable {
  only_one: Defaulted<boolean>
  seq: number
  hash: string
}
interface WordsTable {
  id: string
  digest: string
  text: string | null
  salt: string | null
  language: string | null
  erased_at: Defaulted<string | null>
}
interface ForumsTable {
  id: string
  slug: string
  parent_id: string | null
  name_words: string
  purpose_words: string | null
  time_zone: string
  opened_at: string
  version: number
}
interface StakeholderGroupsTable {
  id: string
  forum_id: string
  key: string
  name_words: string
  letter: string
  mark: GroupMark
  position: number
  is_retired: boolean
}
interface RegionalGroupsTable {
  id: string
  forum_id: string
  key: string
  name_words: string
  position: number
  is_retired: boolean
}
interface OrganisationsTable {
  id: string
  forum_id: string
  name_words: string
  stakeholder_group_id: string | null
}
interface MembersTable {
  id: string
  forum_id: string
  roles: Role[]
  organisation_id: string | null
  stakeholder_group_id: string | null
  regional_group_id: string | null
  name_words: string
  joined_at: string
  has_left: boolean
}
interface BodiesTable {
  id: string
  forum_id: string
  parent_id: string | null
  name_words: string
}
interface IssuesTable {
  id: string
  forum_id: string
  title_words: string
  body_id: string | null
}
/** Every table that the house itself reads and writes. */
export interface Tables
  extends GatheringTables, SideTables, AfterTables, ConsoleTables, FloorTables, PhotoTables, WeighingTables, DecisionTables, DraftTables {
  ledger: LedgerTable
  ledger_head: LedgerHeadTable
  words: WordsTable
  forums: ForumsTable
  stakeholder_groups: StakeholderGroupsTable
  regional_groups: RegionalGroupsTable
  organisations: OrganisationsTable
  members: MembersTable
  bodies: BodiesTable
  issues: IssuesTable
interface GatheringsTable {
  id: string
  forum_id: string
  slug: string
  state: 'draft' | 'open' | 'closed'
  title_words: string
  topic_words: string | null
  venue_words: string | null
  series_words: string | null
  convener_words: string | null
  summary_words: Defaulted<string[]>
  next_step_words: string | null
  printed_words: string | null
  date: string
  time_zone: string
  language: string
  code: string | null
  opened_at: string | null
  closed_at: string | null
  record_digest: string | null
  participants_stated: number | null
  ideas_count: Defaulted<number>
  seating_version: Defaulted<number>
  walk_minutes: Defaulted<number>
  is_chatham_house: Defaulted<boolean>
  version: number
}
interface QuestionsTable {
  id: string
  gathering_id: string
  number: number
  text_words: string
  goal_words: string[]
  is_removed: Defaulted<boolean>
}
interface ProgrammeItemsTable {
  id: string
  gathering_id: string
  position: number
  kind: ItemKind
  title_words: string
  start_minute: number
  end_minute: number
  round_number: number | null
  question_id: string | null
  started_at: Defaulted<string | null>
  ended_at: Defaulted<string | null>
  is_removed: Defaulted<boolean>
  is_skipped: Defaulted<boolean>
}
interface CafeTablesTable {
  id: string
  gathering_id: string
  number: number
  modality: Modality
  capacity: number
  is_removed: Defaulted<boolean>
  /** Round from which the table stands empty. */
  closed_from: Defaulted<string | null>
}
interface ClocksTable {
  gathering_id: string
  state: 'waiting' | 'running' | 'paused' | 'over'
  item_id: string | null
  started_at: string | null
  ends_at: string | null
  left_ms: number | null
  rest: Defaulted<'shift' | 'keep_end'>
  /** Entry that moved the clock last. */
  entry: Defaulted<number>
}
interface SeatsTable {
  id: string
  gathering_id: string
  number: number
  stakeholder_group_id: string | null
  regional_group_id: string | null
  modality: Modality
  language: string | null
  taken_at: string
  left_at: Defaulted<string | null>
}
interface ListedIdeasTable {
  id: string
  gathering_id: string
  list: 'connected' | 'common' | 'differing'
  idea_id: string
  other_idea_id: string | null
  entry: number
  is_removed: boolean
}
interface TableHostsTable {
  table_id: string
  gathering_id: string
  seat_id: string
}
interface RecapsTable {
  table_id: string
  round_id: string
  gathering_id: string
  ideas: Json
  entry: number
}
interface SeatingWishesTable {
  gathering_id: string
  together: Json
  apart: Json
}
interface SeatingsTable {
  seat_id: string
  round_id: string
  table_id: string
  gathering_id: string
}
interface IdeasTable {
  id: string
  gathering_id: string
  number: number
  question_id: string
  round_id: string | null
  table_id: string | null
  seat_id: string | null
  stakeholder_group_id: string | null
  modality: Modality | null
  text_words: string
  language: string | null
  entered: RecordedEntering
  builds_on: number | null
  written_at: string
  recorded_at: string
  is_late: boolean
  label: string | null
  entry: number
  hidden_reason: Defaulted<HidingReason | null>
  sheet_line: Defaulted<number | null>
  /** Entry that hid or restored it last. */
  moderated_entry: Defaulted<number | null>
}
interface IdeaCountsTable {
  gathering_id: string
  key: string
  question_id: string
  round_id: string | null
  table_id: string | null
  stakeholder_group_id: string | null
  ideas: number
  last_at: string
}
interface IdeaPointsTable {
  id: string
  idea_id: string
  gathering_id: string
  position: number
  text_words: string
  label: string | null
}
interface ThemesTable {
  id: string
  gathering_id: string
  question_id: string
  position: number
  letter: string
  title_words: string
  is_retired: boolean
  merged_into: string | null
}
interface IdeaPlacementsTable {
  idea_id: string
  gathering_id: string
  theme_id: string | null
  position: number
}
interface IdeaTiesTable {
  idea_id: string
  gathering_id: string
  /** Ideas of one tie count as one; null by itself. */
  tie_id: string | null
}
interface RemarksTable {
  id: string
  gathering_id: string
  about: 'questions' | 'process'
  position: number
  text_words: string
  label: string | null
  entry: number
  hand_id: Defaulted<string | null>
  answer: Defaulted<'confirmed' | 'corrected' | 'left_open' | null>
  correction_words: Defaulted<string | null>
  answered_at: Defaulted<string | null>
}

/** Every table that the house itself reads and writes. */
export interface Tables
  extends SideTables, AfterTables, ConsoleTables, FloorTables, PhotoTables, WeighingTables, DecisionTables, TeamTables, ForumTables {
  ledger: LedgerTable
  ledger_head: LedgerHeadTable
  words: WordsTable
  gatherings: GatheringsTable
  questions: QuestionsTable
  programme_items: ProgrammeItemsTable
  cafe_tables: CafeTablesTable
  clocks: ClocksTable
  seats: SeatsTable
  seatings: SeatingsTable
  seating_wishes: SeatingWishesTable
  table_hosts: TableHostsTable
  recaps: RecapsTable
  listed_ideas: ListedIdeasTable
  ideas: IdeasTable
  idea_counts: IdeaCountsTable
  idea_points: IdeaPointsTable
  themes: ThemesTable
  idea_placements: IdeaPlacementsTable
  idea_ties: IdeaTiesTable
  remarks: RemarksTable
}

/** Tables that replaying the ledger rebuilds, in an order in which references exist. */
export const STATE_TABLES = [
  ...FORUM_TABLES,
  'gatherings',
  'questions',
  'programme_items',
  'cafe_tables',
  'clocks',
  'seats',
  'seatings',
  'seating_wishes',
  'table_hosts',
  'recaps',
  'ideas',
  'idea_counts',
  'idea_points',
  'themes',
  'idea_placements',
  'idea_ties',
  'remarks',
  'listed_ideas',
  'attendances',
  'floors',
  'hands',
  'hidden_words',
  'hidings',
  'idea_reports',
  'help_calls',
  'messages',
  'challenges',
  'expectations',
  'photos',
  'photo_reports',
  ...WEIGHING_STATE_TABLES,
  ...DECISION_TABLES,
  ...DRAFT_STATE_TABLES,
  ...TEAM_TABLES,
] as const satisfies readonly (keyof Tables)[]

/** Tables that are no part of the record: the ledger itself, erasable words, secrets, links to persons, queues. */
export const SIDE_TABLES = [
  'ledger',
  'ledger_head',
  'words',
  'seat_keys',
  'member_persons',
  'idempotency_keys',
  'followers',
  'idea_whereabouts',
  'hand_whereabouts',
  'remark_whereabouts',
  'setup_links',
  'house_secrets',
  'letters',
  'seat_presence',
  'seat_names',
  'pictures',
  'ratings',
  'rater_keys',
  ...BALLOT_BOX_TABLES,
  'weighing_results',
  ...DRAFT_SIDE_TABLES,
] as const satisfies readonly (keyof Tables)[]

/** Tables of the sign-in library, and no part of the record either; it alone writes them, but for the row that makes a person. */
export const SIGN_IN_TABLES = [
  'sign_in_persons',
  'sign_in_sessions',
  'sign_in_accounts',
  'sign_in_verifications',
  'sign_in_passkeys',
] as const
