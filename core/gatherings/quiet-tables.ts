/**
 * Which tables were quiet, told so that it ties no words to a table. Under the Chatham House Rule a count that moves the moment an idea
 * appears would name the table it came from; so only whole stretches of minutes are told, all tables at once, and only when several wrote.
 */

/** Tables that must have written in a stretch before the others are named: an idea is then of any of these, never of one. */
export const WRITING_TABLES_MIN = 3

/** A stretch of a round that is over, in ms since the epoch; `until` itself is no part of it. */
export interface Stretch {
  readonly fromMs: number
  readonly untilMs: number
}

/** The last whole stretch of a round at an instant, counted from when people have found their tables; null before the first is over. */
export function lastStretch(
  round: { readonly startedMs: number; readonly walkMs: number },
  nowMs: number,
  stretchMs: number,
): Stretch | null {
  const originMs = round.startedMs + round.walkMs
  const whole = Math.floor((nowMs - originMs) / stretchMs)
  return whole < 1 ? null : { fromMs: originMs + (whole - 1) * stretchMs, untilMs: originMs + whole * stretchMs }
}

/** Of the tables where somebody sits those that wrote nothing in a stretch, in their order; null when too few wrote to tell. */
export function quietTables(seated: readonly string[], wrote: ReadonlySet<string>): readonly string[] | null {
  return wrote.size < WRITING_TABLES_MIN ? null : seated.filter((table) => !wrote.has(table))
}
