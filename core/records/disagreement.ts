/** Where a record disagrees with itself. */

/** The place, and what was expected there. */
export interface RecordDisagreement {
  readonly path: string
  readonly detail: string
}
