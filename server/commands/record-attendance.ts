/** Puts on record that a body of government came. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { decideAttendance, type Attendance } from '../../core/gatherings/attendance.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { listAttendances } from '../sql/attendance.ts'
import { isInForum } from '../sql/forums.ts'
import { readGathering, readProgramme } from '../sql/gatherings.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Records it, while the doors are open or after they closed. Under the Chatham House Rule nobody is told who came. */
export async function recordAttendance(
  house: HouseBase,
  acting: Acting,
  gathering: string,
  asked: Attendance,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const row = await readGathering(act.tx, gathering)
    if (row === undefined) return refuse('not_found', { what: 'gathering' })
    if (row.is_chatham_house) return refuse('untold_here', { what: 'who came' })
    if (row.state === 'draft') return refuse('gathering_not_open')
    if (!(await isInForum(act.tx, 'bodies', row.forum_id, asked.body)))
      return refuse('invalid', { field: 'body', detail: 'this forum has no such body. Choose another, or add it to the lists.' })
    const items = (await readProgramme(act.tx, gathering)).map((item) => item.id)
    const standing = (await listAttendances(act.tx, gathering)).filter((one) => !one.isWithdrawn)
    const decided = decideAttendance(asked, { items, standing })
    if (!decided.ok) return decided
    const id = act.newId()
    const place = { forum: row.forum_id, gathering }
    return accept({ drafts: [{ kind: 'body_attended', ...place, body: { id, ...decided.value } }], result: { id } })
  })
}
