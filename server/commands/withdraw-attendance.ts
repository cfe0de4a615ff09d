/** Takes back that a body came: it was recorded by mistake. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { listAttendances } from '../sql/attendance.ts'
import { perform, type Acting, type Done } from './command.ts'
import { placeOfGathering } from './place-of-gathering.ts'

/** Takes it back; it can be restored. */
export async function withdrawAttendance(
  house: HouseBase,
  acting: Acting,
  gathering: string,
  id: string,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const place = await placeOfGathering(act.tx, gathering)
    if (!place.ok) return place
    const row = (await listAttendances(act.tx, gathering)).find((one) => one.id === id)
    if (row === undefined) return refuse('not_found', { what: 'attendance' })
    if (row.isWithdrawn) return refuse('changed_since', { what: 'it was taken back already' })
    return accept({ drafts: [{ kind: 'attendance_withdrawn', ...place.value, body: { id } }], result: { id } })
  })
}
