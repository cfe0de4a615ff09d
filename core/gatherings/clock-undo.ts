/** Which move of the clock can be taken back next. */
import type { ClockSnapshot } from '../ledger/clock-kinds.ts'

/** An entry of the clock as undo sees it. */
export interface ClockEntry {
  readonly seq: number
  readonly kind: string
  readonly body: { readonly before?: ClockSnapshot; readonly undoes?: number }
}

/**
 * The newest move that was not taken back, going back through moves that were; null when none is left, or when the next one is
 * of the first release and did not say how things stood before it.
 * @param newestFirst moves of one clock, newest first
 */
export function lastClockMove(newestFirst: readonly ClockEntry[]): { readonly seq: number; readonly before: ClockSnapshot } | null {
  const undone = new Set<number>()
  for (const { seq, body } of newestFirst) {
    if (body.undoes !== undefined) undone.add(body.undoes)
    else if (!undone.has(seq)) return body.before === undefined ? null : { seq, before: body.before }
  }
  return null
}
