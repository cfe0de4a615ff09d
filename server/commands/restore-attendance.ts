/** Puts back an attendance that was taken back. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { decideAttendance } from '../../core/gatherings/attendance.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { listAttendances } from '../sql/attendance.ts'
import { perform, type Acting, type Done } from './command.ts'
import { placeOfGathering } from './place-of-gathering.ts'

/** Restores it exactly; refused where the same body has been recorded anew meanwhile. */
export async function restoreAttendance(
  house: HouseBase,
  acting: Acting,
  gathering: string,
  id: string,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const place = await placeOfGathering(act.tx, gathering)
    if (!place.ok) return place
    const rows = await listAttendances(act.tx, gathering)
    const row = rows.find((one) => one.id === id)
    if (row === undefined) return refuse('not_found', { what: 'attendance' })
    if (!row.isWithdrawn) return refuse('changed_since', { what: 'it stands there already' })
    const decided = decideAttendance(row, { items: row.item === null ? [] : [row.item], standing: rows.filter((one) => !one.isWithdrawn) })
    if (!decided.ok) return decided
    return accept({ drafts: [{ kind: 'attendance_restored', ...place.value, body: { id } }], result: { id } })
  })
}
