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
  /** Why the co-chairs are those who they are. */
  chairs_words: string | null
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

interface TeamInterestsTable {
  id: string
  team_id: string
  member_id: string
  text_words: string
  stated_at: string
  withdrawn_at: string | null
  entry: number
}

/** State tables by name. */
export interface TeamTables {
  teams: TeamsTable
  team_seats: TeamSeatsTable
  team_interests: TeamInterestsTable
}

/** Names of the state tables, for replay. */
export const TEAM_TABLES = ['teams', 'team_seats', 'team_interests'] as const satisfies readonly (keyof TeamTables)[]
