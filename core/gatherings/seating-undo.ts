/** Which changes of a plan of seats have been taken back. */

/** A change as this rule sees it. */
export interface UndoneOrNot {
  readonly seq: number
  readonly kind: string
  readonly body: object
}

/** Numbers of the entries that a later entry took back. */
export function undoneEntries(entries: readonly UndoneOrNot[]): ReadonlySet<number> {
  return new Set(entries.flatMap(({ kind, body }) => (kind === 'seating_change_undone' && 'undoes' in body ? [Number(body.undoes)] : [])))
}
