/** Which changes of a board are in force, and which can be taken back or done again next. */

/** A change as undo sees it. */
export interface UndoableEntry {
  readonly seq: number
  readonly kind: string
  readonly body: { readonly question: string; readonly undoes?: number }
}

/**
 * Numbers of the changes of a board that were taken back. Taking back what was taken back puts it in force again.
 * @param newestFirst changes of all boards of a gathering, newest first
 */
export function takenBack(newestFirst: readonly UndoableEntry[], question: string): ReadonlySet<number> {
  const gone = new Set<number>()
  for (const { seq, body } of newestFirst)
    if (body.question === question && body.undoes !== undefined && !gone.has(seq)) gone.add(body.undoes)
  return gone
}

/**
 * The newest change of a board that is in force, going back through changes that were taken back: after three changes and two undos,
 * the first change is next.
 * @param newestFirst changes of all boards of a gathering, newest first
 */
export function lastUndoable<T extends UndoableEntry>(newestFirst: readonly T[], question: string): T | null {
  const gone = takenBack(newestFirst, question)
  return newestFirst.find(({ seq, body }) => body.question === question && body.undoes === undefined && !gone.has(seq)) ?? null
}
