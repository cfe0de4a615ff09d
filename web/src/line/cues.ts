/** Cues of the clock: at 5 minutes, 1 minute, 30 seconds and the end of an item, each once, as it passes. */
import type { RunningClock } from './server-clock.ts'

/** A cue, by what it says. */
export type Cue = 'five' | 'one' | 'thirty' | 'end'
/** What a screen saw of the clock when it looked last. */
export interface Look {
  readonly item: string | null
  readonly leftMs: number
  /** The cue that was given last, and the end that it was given for. */
  readonly given: { readonly cue: Cue; readonly endsAt: string } | null
}

/** What is left when each is due. */
const CUES = [
  ['five', 5 * 60_000],
  ['one', 60_000],
  ['thirty', 30_000],
  ['end', 0],
] as const satisfies readonly (readonly [Cue, number])[]
/** A cue that a screen slept through would be untrue; so it is given no later than this, and never several in a row. */
const LATE_MS_MAX = 10_000

/**
 * The cue that passes between the last look and this one, if any. A screen that opens, that wakes, or that sees an item begin has passed nothing.
 * @param nowMs the time of the house
 */
export function hearCue(
  before: Look | null,
  clock: RunningClock & { readonly item: string | null },
  nowMs: number,
): { readonly look: Look | null; readonly cue: Cue | null } {
  const { item, state, endsAt } = clock
  const given = before !== null && before.item === item ? before.given : null
  if (state === 'paused') return { look: { item, leftMs: clock.leftMs ?? 0, given }, cue: null }
  if (state !== 'running' || endsAt === null) return { look: null, cue: null }
  const leftMs = Date.parse(endsAt) - nowMs
  const wasMs = before !== null && before.item === item ? before.leftMs : null
  const cue = wasMs === null ? null : passing(wasMs, leftMs)
  // A correction of the clock by a moment must not say the same again; minutes that were given make it new.
  if (cue === null || (given?.cue === cue && given.endsAt === endsAt)) return { look: { item, leftMs, given }, cue: null }
  return { look: { item, leftMs, given: { cue, endsAt } }, cue }
}

function passing(wasMs: number, leftMs: number): Cue | null {
  return CUES.find(([, atMs]) => wasMs > atMs && leftMs <= atMs && leftMs > atMs - LATE_MS_MAX)?.[0] ?? null
}
