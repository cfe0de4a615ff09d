/** Kinds of entries of what comes after a café, and of the mode that decides what may be told of it: Chatham House, attendance of bodies. */

import type { Instant } from './instant.ts'

/** What people of a body of government did where they came. */
export type RecordedPart = 'listened' | 'spoke'

/** Bodies by kind. */
export interface AfterKinds {
  /** Whether words of this gathering may be joined to a seat, a table or a group. Decided before the doors open. */
  readonly chatham_house_set: { readonly isOn: boolean }
  /** People of a body of government came: to the whole gathering (item null), or to one item of its programme. */
  readonly body_attended: {
    readonly id: string
    readonly body: string
    readonly item: string | null
    readonly from: Instant | null
    readonly until: Instant | null
    readonly people: number
    readonly part: RecordedPart
  }
  readonly attendance_withdrawn: { readonly id: string }
  readonly attendance_restored: { readonly id: string }
}
