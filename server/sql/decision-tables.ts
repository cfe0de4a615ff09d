/** Tables of decisions as the query builder sees them: see `migrations/0019-decisions.sql`. */
import type { ColumnType } from 'kysely'
import type { Choice } from '../../core/decisions/ballot-box.ts'
import type { Chosen } from '../../core/decisions/choosing.ts'
import type { Designation } from '../../core/decisions/designation.ts'
import type { ObjectionState } from '../../core/decisions/register.ts'
import type { RecordedCount, RecordedElectorate, RecordedRule } from '../../core/ledger/decision-kinds.ts'

/** JSON that an applier wrote from an entry, and that is read back as it was. */
type Kept<T> = ColumnType<T, unknown, unknown>
/** A column with a default: it may be left out when a row is inserted. */
type Defaulted<T> = ColumnType<T, T | undefined, T>
/** Where a decision stands. */
export type DecisionState = 'prepared' | 'open' | 'closed' | 'abandoned'
/** One condition of the result, as recorded. */
export interface RecordedStep {
  readonly condition: string
  readonly holds: boolean
  readonly figures: readonly string[]
}

interface DecisionsTable {
  id: string
  gathering_id: string
  number: number
  state: DecisionState
  question_words: string
  explanation_words: string | null
  rule: Kept<RecordedRule>
  rule_name_words: string | null
  is_secret: boolean
  electorate: RecordedElectorate
  roll_entry: number | null
  rule_digest: string | null
  opened_at: string | null
  opened_entry: number | null
  ends_at: string | null
  closed_at: string | null
  closed_entry: number | null
  minutes_passed: number | null
  is_called: Defaulted<boolean>
  reason_words: string | null
  counts: Kept<readonly RecordedCount[] | null>
  adopted: boolean | null
  steps: Kept<readonly RecordedStep[] | null>
  chosen: Kept<Chosen | null>
  /** Newest entry of the decision. */
  entry: number
}
interface DecisionVotersTable {
  decision_id: string
  voter_id: string
  group_id: string
}
interface DecisionObjectionsTable {
  id: string
  decision_id: string
  number: number
  voter_id: string | null
  group_id: string | null
  reason_words: string
  raised_at: string
  state: ObjectionState
  answer_words: string | null
  settled_at: string | null
  entry: number
}
interface DecisionEstimatesTable {
  decision_id: string
  number: number
  designation: Designation
  reason_words: string | null
  published_at: string
  entry: number
}
interface DecisionOptionsTable {
  decision_id: string
  number: number
  text_words: string
  from_kind: 'idea' | 'theme' | 'statement' | null
  from_id: string | null
  statement: number | null
}
interface CountedBallotsTable {
  decision_id: string
  place: number
  slip: string | null
  voter_id: string | null
  organisation_id: string | null
  group_id: string | null
  choice: Choice
  marks: number[] | null
}

/** State tables by name. */
export interface DecisionTables {
  decisions: DecisionsTable
  decision_voters: DecisionVotersTable
  decision_objections: DecisionObjectionsTable
  decision_estimates: DecisionEstimatesTable
  decision_options: DecisionOptionsTable
  counted_ballots: CountedBallotsTable
}

/** Names of the state tables, for replay. */
export const DECISION_TABLES = [
  'decisions',
  'decision_voters',
  'decision_objections',
  'decision_estimates',
  'decision_options',
  'counted_ballots',
] as const satisfies readonly (keyof DecisionTables)[]

interface BallotMarksTable {
  decision_id: string
  voter_id: string
  group_id: string
  organisation_id: string | null
  choice: Choice | null
  marks: number[] | null
}
interface BallotSlipsTable {
  decision_id: string
  slip: string
  group_id: string
  choice: Choice
  marks: number[] | null
}
/** Side tables by name: emptied of a decision when it closes. */
export interface BallotBoxTables {
  ballot_marks: BallotMarksTable
  ballot_slips: BallotSlipsTable
}
/** Names of the side tables. */
export const BALLOT_BOX_TABLES = ['ballot_marks', 'ballot_slips'] as const satisfies readonly (keyof BallotBoxTables)[]
