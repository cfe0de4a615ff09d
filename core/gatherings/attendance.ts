/** Which bodies of government came to a gathering, to which item of its programme, and whether they listened or spoke. */
import type { RecordedPart } from '../ledger/after-kinds.ts'
import type { Instant } from '../ledger/instant.ts'
import { accept, refuse, type Outcome } from '../words/outcome.ts'

/** What people of a body did. */
export const ATTENDANCE_PARTS = ['listened', 'spoke'] as const satisfies readonly RecordedPart[]

/** A body that came; item null stands for the whole gathering. */
export interface Attendance {
  readonly body: string
  readonly item: string | null
  readonly from: Instant | null
  readonly until: Instant | null
  readonly people: number
  readonly part: RecordedPart
}

/**
 * Whether an attendance may go on record beside those that stand: a body comes to an item once, so that its people are not counted twice.
 * @param items ids of the items of the programme
 * @returns refusals: `not_found` for an item of no programme, `invalid` for an end before the beginning, `changed_since` for a body that stands there already
 */
export function decideAttendance(
  asked: Attendance,
  held: { readonly items: readonly string[]; readonly standing: readonly Pick<Attendance, 'body' | 'item'>[] },
): Outcome<Attendance, 'not_found' | 'invalid' | 'changed_since'> {
  if (asked.item !== null && !held.items.includes(asked.item)) return refuse('not_found', { what: 'item of this programme', field: 'item' })
  if (asked.from !== null && asked.until !== null && asked.until <= asked.from)
    return refuse('invalid', { field: 'until', detail: 'the end comes after the beginning. Set a later time, or leave it out.' })
  if (held.standing.some((one) => one.body === asked.body && one.item === asked.item))
    return refuse('changed_since', { what: 'this body stands there already; take that back to change it' })
  return accept(asked)
}
