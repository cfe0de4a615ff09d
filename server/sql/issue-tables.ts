/** Tables of the road of issues as the query builder sees them: see `migrations/0022-road.sql`. */
import type { ColumnType } from 'kysely'
import type {
  RecordedCharter,
  RecordedIssueLink,
  RecordedPartyKind,
  RecordedPromise,
  RecordedStage,
} from '../../core/ledger/issue-kinds.ts'

/** JSON that an applier wrote from an entry, and that is read back as it was. */
type Kept<T> = ColumnType<T, unknown, unknown>

interface IssueMovesTable {
  issue_id: string
  number: number
  from_stage: RecordedStage
  to_stage: RecordedStage
  reason_words: string
  moved_at: string
  entry: number
}
interface IssuePartiesTable {
  id: string
  issue_id: string
  party: RecordedPartyKind
  target_id: string | null
  name_words: string | null
  why_words: string
  is_removed: boolean
  entry: number
}
interface IssueLinksTable {
  issue_id: string
  kind: RecordedIssueLink
  target_id: string
  is_removed: boolean
  entry: number
}
interface IssueDatesTable {
  id: string
  issue_id: string
  date: string
  label_words: string
  is_removed: boolean
  entry: number
}
interface ChartersTable {
  issue_id: string
  version: number
  grants: Kept<RecordedCharter['grants']>
  promises: RecordedPromise[]
  text_words: string | null
  text_digest: string | null
  reason_words: string | null
  digest: string
  set_at: string
  entry: number
}
interface IssueStepsTable {
  issue_id: string
  position: number
  key: string | null
  title_words: string | null
  left_out_words: string | null
  pages: string[]
  entries: number[]
  entry: number
}

/** State tables by name. */
export interface IssueTables {
  issue_moves: IssueMovesTable
  issue_parties: IssuePartiesTable
  issue_links: IssueLinksTable
  issue_dates: IssueDatesTable
  charters: ChartersTable
  issue_steps: IssueStepsTable
}

/** Names of the state tables, for replay. */
export const ISSUE_TABLES = [
  'issue_moves',
  'issue_parties',
  'issue_links',
  'issue_dates',
  'charters',
  'issue_steps',
] as const satisfies readonly (keyof IssueTables)[]
