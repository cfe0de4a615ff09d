/** Lists of a forum as forms send them: rows numbered in their names, `name-0`, `name-1` and so on. */
import { GROUP_MARKS, type GroupMark } from '$core/people/stakeholder-group.ts'
import { textOf } from '$line/answered.ts'

/** Rows read from one form at most; the API has its own limit on the list. */
const ROWS_MAX = 60

/** A stakeholder group as a form sends it. */
export interface GroupRow {
  readonly id?: string
  readonly name: string
  readonly letter: string
  readonly mark: GroupMark
}

/** Groups that stay on the list, in their order; a last row without a name adds nothing. */
export function groupRows(form: FormData): GroupRow[] {
  const rows: GroupRow[] = []
  for (const index of rowNumbers(form)) {
    const id = textOf(form, `id-${index}`)
    const name = textOf(form, `name-${index}`)
    if (!isKept(form, index, id, name)) continue
    const mark = GROUP_MARKS.find((one) => one === textOf(form, `mark-${index}`)) ?? GROUP_MARKS[0]
    rows.push({ ...(id === '' ? {} : { id }), name, letter: textOf(form, `letter-${index}`), mark })
  }
  return rows
}

/** Regional groups that stay on the list, in their order. */
export function regionRows(form: FormData): { id?: string; name: string }[] {
  const rows: { id?: string; name: string }[] = []
  for (const index of rowNumbers(form)) {
    const id = textOf(form, `id-${index}`)
    const name = textOf(form, `name-${index}`)
    if (isKept(form, index, id, name)) rows.push({ ...(id === '' ? {} : { id }), name })
  }
  return rows
}

function rowNumbers(form: FormData): number[] {
  return Array.from({ length: ROWS_MAX }, (_, index) => index).filter((index) => form.has(`name-${index}`))
}

/** A row that was there before is kept while its box is on; a new one is kept when it has a name. */
function isKept(form: FormData, index: number, id: string, name: string): boolean {
  return id === '' ? name !== '' : form.get(`keep-${index}`) === 'on'
}
