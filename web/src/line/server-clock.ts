/** The clock of the house as a screen draws it: what to add to the clock of the device, and what a running item has left. */

/** What is known of the server's clock: add `skewMs` to `Date.now()`; it may be off by half of `roundTripMs`. */
export interface ServerClock {
  readonly skewMs: number
  readonly roundTripMs: number
}
/** The parts of a clock view that tell how much is left. */
export interface RunningClock {
  readonly state: 'waiting' | 'running' | 'paused' | 'over'
  readonly endsAt: string | null
  readonly leftMs: number | null
}

/** Milliseconds left of the running item at `nowMs` of this device; null when nothing runs; never below 0. */
export function leftAt(clock: RunningClock, nowMs: number, skewMs: number): number | null {
  if (clock.state === 'paused') return clock.leftMs
  if (clock.state !== 'running' || clock.endsAt === null) return null
  return Math.max(0, Date.parse(clock.endsAt) - (nowMs + skewMs))
}

/** `11:42`, and from an hour on `1:12:05`; seconds are rounded up, so that 0:00 means the end. */
export function clockText(leftMs: number): string {
  const seconds = Math.ceil(leftMs / 1000)
  const two = (value: number): string => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}
