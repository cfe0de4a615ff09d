/** What a clock shows at an instant of the server. */
import type { ClockView } from '../../../../contract/clock-view.ts'

/** From here the clock is amber, steady. */
export const LAST_MINUTES_MS = 5 * 60_000
/** From here it counts in the middle of the picture. */
export const LAST_SECONDS_MS = 10_000

/** Milliseconds left; negative when the time is over and nobody has gone on; null before the first item and after the last. */
export function leftMsAt(clock: ClockView, serverNowMs: number): number | null {
  if (clock.state === 'paused') return clock.leftMs
  if (clock.state !== 'running' || clock.endsAt === null) return null
  return new Date(clock.endsAt).getTime() - serverNowMs
}

/** How the clock is to look: calm, amber, counting down in the middle, or over. */
export function clockMood(leftMs: number | null): 'calm' | 'last_minutes' | 'last_seconds' | 'over' {
  if (leftMs === null || leftMs > LAST_MINUTES_MS) return 'calm'
  if (leftMs > LAST_SECONDS_MS) return 'last_minutes'
  return leftMs > 0 ? 'last_seconds' : 'over'
}

/** Share of the running item that is over, 0..1. */
export function shareOver(clock: ClockView, serverNowMs: number): number {
  const left = leftMsAt(clock, serverNowMs)
  if (left === null || clock.startedAt === null) return 0
  const passed = serverNowMs - new Date(clock.startedAt).getTime()
  if (passed + left <= 0) return 1
  return Math.min(1, Math.max(0, passed / (passed + left)))
}
