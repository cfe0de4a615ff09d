/** Takes a date out of the calendar of an issue. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readIssueDates, readIssueWhole } from '../sql/issues.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Takes it out; the entries stay. */
export async function removeIssueDate(
  house: HouseBase,
  acting: Acting,
  at: { readonly issue: string; readonly date: string },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const row = await readIssueWhole(act.tx, at.issue)
    const date = (await readIssueDates(act.tx, at.issue)).find(({ id }) => id === at.date)
    if (row === undefined || date === undefined) return refuse('not_found', { what: 'such date' })
    const body = { id: date.id, issue: at.issue }
    return accept({ drafts: [{ kind: 'issue_date_removed', forum: row.forum_id, gathering: null, body }], result: { id: date.id } })
  })
}
