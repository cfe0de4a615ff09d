/** Which change of a board can be taken back next. */

/** A change as undo sees it. */
export interface UndoableEntry {
  readonly seq: number
  readonly kind: string
  readonly body: { readonly question: string; readonly undoes?: number }
}

/**
 * The newest change of a board that was not taken back, going back through changes that were. Taking back is itself never taken back:
 * after three changes and two undos, the first change is next.
 * @param newestFirst changes of all boards of a gathering, newest first
 */
export function lastUndoable<T extends UndoableEntry>(newestFirst: readonly T[], question: string): T | null {
  const undone = new Set<number>()
  for (const entry of newestFirst) {
    if (entry.body.question !== question) continue
    if (entry.body.undoes !== undefined) undone.add(entry.body.undoes)
    else if (!undone.has(entry.seq)) return entry
  }
  return null
}
