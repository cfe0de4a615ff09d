/** Tables of the floor as the query builder sees them: see `migrations/0015-floor.sql`. */
import type { ColumnType } from 'kysely'
import type { RecordedActingRole } from '../../core/ledger/console-kinds.ts'
import type { Modality } from '../../core/ledger/entry-kinds.ts'
import type { RecordedHandState } from '../../core/ledger/floor-kinds.ts'

/** A column with a default: it may be left out when a row is inserted. */
type Defaulted<T> = ColumnType<T, T | undefined, T>

interface FloorsTable {
  gathering_id: string
  slot_seconds: number
  is_veiled: boolean
  veiled_ideas: number[]
  entry: number
}
interface HandsTable {
  id: string
  gathering_id: string
  seat_id: string | null
  stakeholder_group_id: string | null
  modality: Modality | null
  role: RecordedActingRole
  state: RecordedHandState
  raised_at: string
  called_at: Defaulted<string | null>
  started_at: Defaulted<string | null>
  ended_at: Defaulted<string | null>
  slot_seconds: Defaulted<number | null>
  entry: number
}
interface HandWhereaboutsTable {
  hand_id: string
  gathering_id: string
  seat_id: string | null
  stakeholder_group_id: string | null
  modality: Modality
}
interface RemarkWhereaboutsTable {
  remark_id: string
  gathering_id: string
  hand_id: string
}

/** Tables of the floor; the whereabouts are no part of the record. */
export interface FloorTables {
  floors: FloorsTable
  hands: HandsTable
  hand_whereabouts: HandWhereaboutsTable
  remark_whereabouts: RemarkWhereaboutsTable
}
