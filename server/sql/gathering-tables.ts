/** Tables of a gathering as the query builder sees them: its programme, tables, seats, ideas and themes. */
import type { ColumnType } from 'kysely'
import type { ItemKind } from '../../core/gatherings/programme-item.ts'
import type { Modality, RecordedEntering } from '../../core/ledger/entry-kinds.ts'
import type { HidingReason } from '../../core/moderation/hiding.ts'

type Json = ColumnType<unknown, unknown, unknown>
/** A column with a default: it may be left out when a row is inserted. */
type Defaulted<T> = ColumnType<T, T | undefined, T>

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
  languages: Defaulted<string[]>
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

/** Tables of a gathering by name. */
export interface GatheringTables {
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
