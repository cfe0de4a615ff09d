/** The tables of the house as the query builder sees them. Instants are ISO strings in UTC with milliseconds (see `connect.ts`). */
import type { ColumnType } from 'kysely'
import type { GatheringTables } from './gathering-tables.ts'
import type { AfterTables } from './after-tables.ts'
import type { ConsoleTables } from './console-tables.ts'
import { FORUM_TABLES, type ForumTables } from './forum-tables.ts'
import { ADOPTION_SIDE_TABLES, ADOPTION_STATE_TABLES, type AdoptionTables } from './adoption-tables.ts'
import type { FloorTables } from './floor-tables.ts'
import type { PhotoTables } from './photo-tables.ts'
import { BALLOT_BOX_TABLES, DECISION_TABLES, type DecisionTables } from './decision-tables.ts'
import { DRAFT_STATE_TABLES, DRAFT_SIDE_TABLES, type DraftTables } from './draft-tables.ts'
import type { SideTables } from './side-tables.ts'
import { READING_STATE_TABLES, type ReadingTables } from './reading-tables.ts'
import { ISSUE_TABLES, type IssueTables } from './issue-tables.ts'
import { TEAM_TABLES, type TeamTables } from './team-tables.ts'
import { WORDING_STATE_TABLES, type WordingTables } from './wording-tables.ts'
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
/** Every table that the house itself reads and writes. */
export interface Tables
  extends
    GatheringTables,
    SideTables,
    AfterTables,
    ConsoleTables,
    FloorTables,
    PhotoTables,
    WeighingTables,
    DecisionTables,
    DraftTables,
    ReadingTables,
    WordingTables,
    TeamTables,
    IssueTables,
    AdoptionTables,
    ForumTables {
  ledger: LedgerTable
  ledger_head: LedgerHeadTable
  words: WordsTable
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
  ...WORDING_STATE_TABLES,
  ...TEAM_TABLES,
  ...READING_STATE_TABLES,
  ...ISSUE_TABLES,
  ...ADOPTION_STATE_TABLES,
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
  'seat_languages',
  'seat_genders',
  'pictures',
  'ratings',
  'rater_keys',
  ...BALLOT_BOX_TABLES,
  'weighing_results',
  ...DRAFT_SIDE_TABLES,
  ...ADOPTION_SIDE_TABLES,
] as const satisfies readonly (keyof Tables)[]

/** Tables of the sign-in library, and no part of the record either; it alone writes them, but for the row that makes a person. */
export const SIGN_IN_TABLES = [
  'sign_in_persons',
  'sign_in_sessions',
  'sign_in_accounts',
  'sign_in_verifications',
  'sign_in_passkeys',
] as const
