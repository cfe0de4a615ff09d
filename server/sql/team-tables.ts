/** Tables of teams as the query builder sees them: see `migrations/0022-road.sql`. */
import type { ColumnType } from 'kysely'
import type { RecordedFilling, RecordedQuorum } from '../../core/ledger/team-kinds.ts'

/** JSON that an applier wrote from an entry, and that is read back as it was. */
type Kept<T> = ColumnType<T, unknown, unknown>

interface TeamsTable {
  id: string
  forum_id: string
  issue_id: string
  slug: string
  name_words: string
  purpose_words: string
  state: 'open' | 'closed'
  filling: RecordedFilling
  quorum: Kept<RecordedQuorum>
  call_opens_at: string | null
  call_closes_at: string | null
  formed_at: string
  /** Newest entry of the team. */
  entry: number
}
interface TeamSeatsTable {
  team_id: string
  number: number
  stakeholder_group_id: string
  regional_group_id: string | null
  /** Null: the seat is free. */
  member_id: string | null
  is_chair: boolean
  held_since: string | null
  reason_words: string | null
  /** Entry that changed the seat last. */
  entry: number
}

/** State tables by name. */
export interface TeamTables {
  teams: TeamsTable
  team_seats: TeamSeatsTable
}

/** Names of the state tables, for replay. */
export const TEAM_TABLES = ['teams', 'team_seats'] as const satisfies readonly (keyof TeamTables)[]
