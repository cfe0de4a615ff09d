/** Tables of readings as the query builder sees them: see `migrations/0024-readings.sql`. */
import type { ColumnType } from 'kysely'
import type { Designation } from '../../core/decisions/designation.ts'
import type { ObjectionState } from '../../core/decisions/register.ts'
import type { GateAnswer, GateItem } from '../../core/drafts/gate.ts'
import type { RemarkOutcome } from '../../core/drafts/readings.ts'
import type { Stance } from '../../core/drafts/stances.ts'
import type { RecordedFreeze } from '../../core/ledger/reading-kinds.ts'

/** JSON that an applier wrote from an entry, and that is read back as it was. */
type Kept<T> = ColumnType<T, unknown, unknown>

interface OfClause {
  draft_id: string
  clause_id: string
  entry: number
}
interface ClauseStancesTable extends OfClause {
  seat: number
  stakeholder_group_id: string
  stance: Stance
  of_words: string
  reason_words: string | null
  taken_at: string
}
interface ClauseObjectionsTable extends OfClause {
  id: string
  number: number
  seat: number
  stakeholder_group_id: string
  of_words: string
  reason_words: string
  raised_at: string
  state: ObjectionState
  answer_words: string | null
  settled_at: string | null
}
interface ClauseEstimatesTable extends OfClause {
  number: number
  designation: Designation
  of_words: string
  reasons: string[]
  note_words: string | null
  published_at: string
}
interface MinorityStatementsTable {
  id: string
  draft_id: string
  number: number
  clause_id: string | null
  of_words: string | null
  seat: number
  stakeholder_group_id: string
  member_id: string
  text_words: string
  added_at: string
  withdrawn_at: string | null
  entry: number
}
interface ClauseGatesTable extends OfClause {
  is_restricting: boolean
  reason_words: string
  of_words: string
  marked_at: string
}
interface GateAnswersTable extends OfClause {
  item: GateItem
  answer: GateAnswer
  review_on: string | null
  reason_words: string
  of_words: string
  waiver_words: string | null
  answered_at: string
}
interface ReadingsTable {
  draft_id: string
  number: number
  version: number
  opened_at: string
  entry: number
}
interface InputRoundsTable {
  draft_id: string
  number: number
  working_days: number
  starts_at: string
  ends_at: string
  entry: number
}
interface RemarkOutcomesTable {
  remark_id: string
  draft_id: string
  round: number
  outcome: RemarkOutcome
  why_words: string
  given_at: string
  entry: number
}
interface FrozenDraftsTable {
  draft_id: string
  digest: string
  frozen: Kept<RecordedFreeze>
  frozen_at: string
  entry: number
}

/** Tables of readings. */
export interface ReadingTables {
  clause_stances: ClauseStancesTable
  clause_objections: ClauseObjectionsTable
  clause_estimates: ClauseEstimatesTable
  minority_statements: MinorityStatementsTable
  clause_gates: ClauseGatesTable
  gate_answers: GateAnswersTable
  readings: ReadingsTable
  input_rounds: InputRoundsTable
  remark_outcomes: RemarkOutcomesTable
  frozen_drafts: FrozenDraftsTable
}
/** All of them are rebuilt by replay. */
export const READING_STATE_TABLES = [
  'clause_stances',
  'clause_objections',
  'clause_estimates',
  'minority_statements',
  'clause_gates',
  'gate_answers',
  'readings',
  'input_rounds',
  'remark_outcomes',
  'frozen_drafts',
] as const satisfies readonly (keyof ReadingTables)[]
/** Columns that name a row where it is not `id`. */
export const READING_KEYS = {
  clause_stances: ['draft_id', 'clause_id', 'seat'],
  clause_estimates: ['draft_id', 'clause_id', 'number'],
  clause_gates: ['draft_id', 'clause_id'],
  gate_answers: ['draft_id', 'clause_id', 'item'],
  readings: ['draft_id', 'number'],
  input_rounds: ['draft_id', 'number'],
  remark_outcomes: ['remark_id'],
  frozen_drafts: ['draft_id'],
} as const satisfies Partial<Record<keyof ReadingTables, readonly string[]>>
