/** Tables of weighings as the query builder sees them: see `migrations/0018-weighing.sql`. */
import type { ColumnType } from 'kysely'
import type { RecordedActingRole } from '../../core/ledger/console-kinds.ts'
import type { HidingReason } from '../../core/moderation/hiding.ts'
import type { RecordedAudience, RecordedShowing, RecordedStatementSource } from '../../core/ledger/weighing-kinds.ts'
import type { WeighingState } from '../../core/weighing/settings.ts'

/** A column with a default: it may be left out when a row is inserted. */
type Defaulted<T> = ColumnType<T, T | undefined, T>

interface WeighingsTable {
  id: string
  forum_id: string
  gathering_id: string | null
  slug: string
  name_words: string
  purpose_words: string
  state: WeighingState
  audience: RecordedAudience
  showing: RecordedShowing
  share: number
  takes_own: boolean
  opens_at: string | null
  closes_at: string | null
  code: Defaulted<string | null>
  seed: Defaulted<number | null>
  opened_at: Defaulted<string | null>
  closed_at: Defaulted<string | null>
  statements_count: Defaulted<number>
  second_round: Defaulted<number[] | null>
  sealed_digest: Defaulted<string | null>
  sealed_ratings: Defaulted<number | null>
  sealed_raters: Defaulted<number | null>
  sealed_at: Defaulted<string | null>
  /** Digest of the ratings that the results on record are made of, and the entry that says so. */
  counted_ratings: Defaulted<string | null>
  counted_entry: Defaulted<number | null>
  /** Entry that prepared it. */
  entry: number
}
interface StatementsTable {
  weighing_id: string
  number: number
  source: RecordedStatementSource
  text_words: string
  language: string | null
  ideas: string[]
  theme_id: string | null
  entry: number
  author_id: string | null
  merged_into: number | null
  hidden_reason: HidingReason | null
  hidden_role: RecordedActingRole | null
  hidden_at: string | null
}
interface StatementReportsTable {
  weighing_id: string
  number: number
  reporter_id: string
  reason: HidingReason
  reported_at: string
  settled: Defaulted<'hidden' | 'kept' | null>
}
interface RatersTable {
  id: string
  weighing_id: string
  stakeholder_group_id: string | null
  regional_group_id: string | null
  joined_at: string
}
interface RatingsTable {
  weighing_id: string
  rater_id: string
  statement: number
  rating: number
  is_important: boolean
  rated_at: string
}
interface RaterKeysTable {
  token_hash: string
  rater_id: string
  weighing_id: string
}

interface WeighingResultsTable {
  weighing_id: string
  ratings_digest: string
  results: ColumnType<unknown, unknown, unknown>
  counted_at: string
}

/** Tables of weighings; `ratings`, `rater_keys` and `weighing_results` are no part of the record. */
export interface WeighingTables {
  weighings: WeighingsTable
  statements: StatementsTable
  statement_reports: StatementReportsTable
  raters: RatersTable
  ratings: RatingsTable
  rater_keys: RaterKeysTable
  weighing_results: WeighingResultsTable
}

/** Those that replaying the ledger rebuilds, in an order in which references exist. */
export const WEIGHING_STATE_TABLES = [
  'weighings',
  'statements',
  'statement_reports',
  'raters',
] as const satisfies readonly (keyof WeighingTables)[]
