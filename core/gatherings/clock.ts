/** The clock of a gathering: it runs on the server, and every move of it is an entry. */
import type { ClockChange, ClockKinds, ClockSnapshot, RecordedRest } from '../ledger/clock-kinds.ts'
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
/** An item as the clock sees it, in the order of the programme. `lengthMs` is what it gets when it starts now. */
export interface ClockItem {
  readonly id: string
  readonly lengthMs: number
  readonly isSkipped: boolean
  readonly startedAt: Instant | null
  readonly endedAt: Instant | null
}
/** Everything a move rests on. */
export interface ClockStand {
  readonly clock: Clock
  readonly items: readonly ClockItem[]
  readonly rest: RecordedRest
}
/** A move of the clock: a kind of entry and its body. */
export type ClockMove = { readonly [K in keyof ClockKinds]: { readonly kind: K; readonly body: ClockKinds[K] } }[keyof ClockKinds]
/** Why a move is refused. */
export type ClockRefusal =
  'clock_running' | 'clock_not_running' | 'programme_over' | 'time_is_up' | 'item_not_begun' | 'item_begun' | 'not_found'
type Moved = Outcome<ClockMove, ClockRefusal>

const MINUTE_MS = 60_000

/** Starts the first item that is not skipped, or goes on after a pause. */
export function startClock(stand: ClockStand, now: Instant): Moved {
  const { clock, items } = stand
  if (clock.state === 'running') return refuse('clock_running')
  if (clock.state === 'over') return refuse('programme_over')
  const before = snapshotOf(stand)
  if (clock.state === 'paused')
    return accept({
      kind: 'clock_resumed',
      body: { ...clock, state: 'running', endsAt: plus(now, clock.leftMs ?? 0), leftMs: null, ended: null, before },
    })
  const first = items.find(({ isSkipped }) => !isSkipped)
  return first === undefined ? refuse('programme_over') : accept({ kind: 'clock_started', body: { ...runItem(first, now, null), before } })
}

/** Stops the clock where it is; what is left stays. An item that is over its time keeps 0 ms. */
export function pauseClock(stand: ClockStand, now: Instant): Moved {
  const { clock } = stand
  if (clock.state !== 'running' || clock.endsAt === null) return refuse('clock_not_running')
  const leftMs = Math.max(0, Date.parse(clock.endsAt) - Date.parse(now))
  return accept({ kind: 'clock_paused', body: { ...clock, state: 'paused', endsAt: null, leftMs, ended: null, before: snapshotOf(stand) } })
}

/** One minute more for the running item; for an item that is over its time, one minute from now. */
export function addMinute(stand: ClockStand, now: Instant): Moved {
  const changed = changeBy(stand.clock, 1, now)
  return changed.ok ? accept({ kind: 'minute_added', body: { ...changed.value, before: snapshotOf(stand) } }) : changed
}

/** Minutes more or less for the running item: never less than nothing from now, and from now where its time is up. */
export function adjustMinutes(stand: ClockStand, minutes: number, now: Instant): Moved {
  const changed = changeBy(stand.clock, minutes, now)
  return changed.ok ? accept({ kind: 'clock_adjusted', body: { ...changed.value, minutes, before: snapshotOf(stand) } }) : changed
}

/** Ends the running item and starts the next that is not skipped; after the last one the programme is over. */
export function nextItem(stand: ClockStand, now: Instant): Moved {
  const { clock, items } = stand
  if (clock.state === 'waiting') return refuse('clock_not_running')
  if (clock.state === 'over' || clock.item === null) return refuse('programme_over')
  const before = snapshotOf(stand)
  const ended = { item: clock.item, at: now }
  const here = items.findIndex((item) => item.id === clock.item)
  const next = items.find(({ isSkipped }, at) => at > here && !isSkipped)
  if (next === undefined)
    return accept({
      kind: 'programme_ended',
      body: { state: 'over', item: null, startedAt: null, endsAt: null, leftMs: null, ended, before },
    })
  return accept({ kind: 'item_started', body: { ...runItem(next, now, ended), before } })
}

/** Starts an item again that has begun before, with its whole length; it and all later ones are to come anew. */
export function restartItem(stand: ClockStand, id: string, now: Instant): Moved {
  const item = stand.items.find((one) => one.id === id)
  if (item === undefined) return refuse('not_found', { what: 'programme item' })
  if (item.startedAt === null) return refuse('item_not_begun')
  return accept({ kind: 'item_restarted', body: { ...runItem(item, now, null), before: snapshotOf(stand) } })
}

/** Leaves out an item that has not begun, or takes it in again. */
export function skipItem(stand: ClockStand, id: string, isSkipped: boolean): Moved {
  const item = stand.items.find((one) => one.id === id)
  if (item === undefined) return refuse('not_found', { what: 'programme item' })
  if (item.startedAt !== null || item.endedAt !== null) return refuse('item_begun')
  return accept({ kind: 'item_skipped', body: { item: id, isSkipped, before: snapshotOf(stand) } })
}

/** Says how the rest of the programme follows the clock. */
export function setRest(stand: ClockStand, rest: RecordedRest): Moved {
  return accept({ kind: 'programme_rest_set', body: { rest, before: snapshotOf(stand) } })
}

/** Where everything stands, so that a move can be taken back exactly. */
export function snapshotOf({ clock, items, rest }: ClockStand): ClockSnapshot {
  const touched = items.filter(({ startedAt, endedAt, isSkipped }) => startedAt !== null || endedAt !== null || isSkipped)
  return { ...clock, rest, items: touched.map(({ id, startedAt, endedAt, isSkipped }) => ({ id, startedAt, endedAt, isSkipped })) }
}

function changeBy(clock: Clock, minutes: number, now: Instant): Outcome<ClockChange, ClockRefusal> {
  if (clock.state === 'paused') {
    const leftMs = Math.max(0, (clock.leftMs ?? 0) + minutes * MINUTE_MS)
    return leftMs === clock.leftMs ? refuse('time_is_up') : accept({ ...clock, leftMs, ended: null })
  }
  if (clock.state !== 'running' || clock.endsAt === null) return refuse('clock_not_running')
  if (minutes < 0 && clock.endsAt <= now) return refuse('time_is_up')
  const changed = plus(clock.endsAt > now ? clock.endsAt : now, minutes * MINUTE_MS)
  return accept({ ...clock, endsAt: changed > now ? changed : now, ended: null })
}

function runItem(item: ClockItem, now: Instant, ended: ClockChange['ended']): ClockChange {
  return { state: 'running', item: item.id, startedAt: now, endsAt: plus(now, item.lengthMs), leftMs: null, ended }
}

function plus(instant: Instant, ms: number): Instant {
  return new Date(Date.parse(instant) + ms).toISOString()
}
