/** Writes a date into the calendar of an issue. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { isDate } from '../../core/gatherings/zoned-time.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { OF_ISSUE_MAX, readIssueDates, readIssueWhole } from '../sql/issues.ts'
import { perform, type Acting, type Done } from './command.ts'
import { parseTitle } from './parse-texts.ts'

/** Writes it. */
export async function addIssueDate(
  house: HouseBase,
  acting: Acting,
  issue: string,
  asked: { readonly date: string; readonly label: string },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const label = parseTitle(asked.label, 'label')
  if (!label.ok) return label
  if (!isDate(asked.date)) return refuse('invalid', { field: 'date', detail: 'this date does not exist in the calendar.' })
  return await perform(house, acting, async (act) => {
    const row = await readIssueWhole(act.tx, issue)
    if (row === undefined) return refuse('not_found', { what: 'issue' })
    if ((await readIssueDates(act.tx, issue)).length >= OF_ISSUE_MAX)
      return refuse('invalid', { field: 'date', detail: `a calendar holds at most ${OF_ISSUE_MAX} dates of its own.` })
    const id = act.newId()
    const body = { id, issue, date: asked.date, label: act.keep(label.value) }
    return accept({ drafts: [{ kind: 'issue_date_added', forum: row.forum_id, gathering: null, body }], result: { id } })
  })
}
