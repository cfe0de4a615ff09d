/** The clock of a gathering: it runs on the server, and every move of it is an entry. */
import type { ClockChange } from '../ledger/entry-kinds.ts'
import type { Instant } from '../ledger/instant.ts'
import { accept, refuse, type Outcome } from '../words/outcome.ts'

/** Where a clock stands. `endsAt` is known while it runs, `leftMs` while it is paused. */
export interface Clock {
  readonly state: 'waiting' | 'running' | 'paused' | 'over'
  readonly item: string | null
  readonly startedAt: Instant | null
  readonly endsAt: Instant | null
  readonly leftMs: number | null
}
/** An item as the clock sees it: its id and its planned length in minutes, in the order of the programme. */
export interface ClockItem {
  readonly id: string
  readonly minutes: number
}
/** A move of the clock: the kind of entry and where the clock stands after it. */
export type ClockMove = {
  readonly kind: 'clock_started' | 'clock_resumed' | 'clock_paused' | 'minute_added' | 'item_started' | 'programme_ended'
  readonly change: ClockChange
}
type Refused = 'clock_running' | 'clock_not_running' | 'programme_over'

const MINUTE_MS = 60_000

/** Starts the first item, or goes on after a pause. */
export function startClock(clock: Clock, items: readonly ClockItem[], now: Instant): Outcome<ClockMove, Refused> {
  if (clock.state === 'running') return refuse('clock_running')
  if (clock.state === 'over') return refuse('programme_over')
  if (clock.state === 'paused') {
    return accept({
      kind: 'clock_resumed',
      change: { ...clock, state: 'running', endsAt: plus(now, clock.leftMs ?? 0), leftMs: null, ended: null },
    })
  }
  const first = items[0]
  return first === undefined ? refuse('programme_over') : accept({ kind: 'clock_started', change: runItem(first, now, null) })
}

/** Stops the clock where it is; what is left stays. An item that is over its time keeps 0 ms. */
export function pauseClock(clock: Clock, now: Instant): Outcome<ClockMove, Refused> {
  if (clock.state !== 'running' || clock.endsAt === null) return refuse('clock_not_running')
  const leftMs = Math.max(0, Date.parse(clock.endsAt) - Date.parse(now))
  return accept({ kind: 'clock_paused', change: { ...clock, state: 'paused', endsAt: null, leftMs, ended: null } })
}

/** One minute more for the running item; for an item that is over its time, one minute from now. */
export function addMinute(clock: Clock, now: Instant): Outcome<ClockMove, Refused> {
  if (clock.state === 'paused')
    return accept({ kind: 'minute_added', change: { ...clock, state: 'paused', leftMs: (clock.leftMs ?? 0) + MINUTE_MS, ended: null } })
  if (clock.state !== 'running' || clock.endsAt === null) return refuse('clock_not_running')
  const from = clock.endsAt > now ? clock.endsAt : now
  return accept({ kind: 'minute_added', change: { ...clock, state: 'running', endsAt: plus(from, MINUTE_MS), ended: null } })
}

/** Ends the running item and starts the next; after the last one the programme is over. */
export function nextItem(clock: Clock, items: readonly ClockItem[], now: Instant): Outcome<ClockMove, Refused> {
  if (clock.state === 'waiting') return refuse('clock_not_running')
  if (clock.state === 'over' || clock.item === null) return refuse('programme_over')
  const ended = { item: clock.item, at: now }
  const next = items[items.findIndex((item) => item.id === clock.item) + 1]
  if (next === undefined)
    return accept({ kind: 'programme_ended', change: { state: 'over', item: null, startedAt: null, endsAt: null, leftMs: null, ended } })
  return accept({ kind: 'item_started', change: runItem(next, now, ended) })
}

function runItem(item: ClockItem, now: Instant, ended: ClockChange['ended']): ClockChange {
  return { state: 'running', item: item.id, startedAt: now, endsAt: plus(now, item.minutes * MINUTE_MS), leftMs: null, ended }
}

function plus(instant: Instant, ms: number): Instant {
  return new Date(Date.parse(instant) + ms).toISOString()
}
