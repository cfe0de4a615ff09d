/** Tables of what comes after a café. */
import type { RecordedPart } from '../../core/ledger/after-kinds.ts'

interface AttendancesTable {
  id: string
  gathering_id: string
  body_id: string
  item_id: string | null
  from_at: string | null
  until_at: string | null
  people: number
  part: RecordedPart
  entry: number
  is_withdrawn: boolean
}

/** Which bodies came. */
export interface AfterTables {
  attendances: AttendancesTable
}
