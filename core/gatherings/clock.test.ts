import { describe, expect, it } from 'vitest'
import type { Outcome } from '../words/outcome.ts'
import {
  addMinute,
  adjustMinutes,
  nextItem,
  pauseClock,
  restartItem,
  skipItem,
  snapshotOf,
  startClock,
  type Clock,
  type ClockItem,
  type ClockMove,
  type ClockStand,
} from './clock.ts'
import { lastClockMove } from './clock-undo.ts'

const item = (id: string, minutes: number, more: Partial<ClockItem> = {}): ClockItem => ({
  id,
  lengthMs: minutes * 60_000,
  isSkipped: false,
  startedAt: null,
  endedAt: null,
  ...more,
})
const items = [item('opening', 15), item('round-1', 25)]
const waiting: Clock = { state: 'waiting', item: null, startedAt: null, endsAt: null, leftMs: null }
const at = (time: string) => `2026-10-08T${time}.000Z`
const stand = (clock: Clock, some: readonly ClockItem[] = items): ClockStand => ({ clock, items: some, rest: 'shift' })

function moved(outcome: Outcome<ClockMove, string>): ClockMove {
  if (!outcome.ok) throw new Error(`refused: ${outcome.code}`)
  return outcome.value
}
/** The clock after a move. */
function clockAfter(outcome: Outcome<ClockMove, string>): Clock {
  const { body } = moved(outcome)
  if (!('endsAt' in body)) throw new Error('this move leaves the clock alone')
  return body
}
const codeOf = (outcome: Outcome<ClockMove, string>): string => (outcome.ok ? 'yes' : outcome.code)

describe('the clock of a gathering', () => {
  const running = clockAfter(startClock(stand(waiting), at('18:00:00')))
  it('starts with the first item that is not skipped, for its length', () => {
    expect(clockAfter(startClock(stand(waiting), at('18:17:00')))).toMatchObject({
      state: 'running',
      item: 'opening',
      endsAt: at('18:32:00'),
    })
    const skipped = [item('opening', 15, { isSkipped: true }), item('round-1', 25)]
    expect(clockAfter(startClock(stand(waiting, skipped), at('18:00:00')))).toMatchObject({ item: 'round-1', endsAt: at('18:25:00') })
  })
  it('keeps what is left over a pause, however long', () => {
    const paused = clockAfter(pauseClock(stand(running), at('18:05:30')))
    expect(paused).toMatchObject({ state: 'paused', endsAt: null, leftMs: 9.5 * 60_000 })
    expect(clockAfter(startClock(stand(paused), at('19:00:00'))).endsAt).toBe(at('19:09:30'))
  })
  it('adds a minute to what runs, to what is paused, and from now to what is over its time', () => {
    expect(clockAfter(addMinute(stand(running), at('18:01:00'))).endsAt).toBe(at('18:16:00'))
    expect(clockAfter(addMinute(stand(running), at('18:20:00'))).endsAt).toBe(at('18:21:00'))
    const paused = clockAfter(pauseClock(stand(running), at('18:14:00')))
    expect(clockAfter(addMinute(stand(paused), at('18:30:00'))).leftMs).toBe(120_000)
  })
  it('takes minutes away, never below now', () => {
    expect(clockAfter(adjustMinutes(stand(running), -5, at('18:01:00'))).endsAt).toBe(at('18:10:00'))
    expect(clockAfter(adjustMinutes(stand(running), -30, at('18:01:00'))).endsAt).toBe(at('18:01:00'))
    expect(codeOf(adjustMinutes(stand(running), -1, at('18:15:00')))).toBe('time_is_up')
  })
  it('goes on to the next item that is not skipped and says which one ended, then is over', () => {
    const second = moved(nextItem(stand(running), at('18:10:00')))
    expect(second).toMatchObject({
      kind: 'item_started',
      body: { item: 'round-1', endsAt: at('18:35:00'), ended: { item: 'opening', at: at('18:10:00') } },
    })
    const skipped = [item('opening', 15), item('round-1', 25, { isSkipped: true })]
    expect(moved(nextItem(stand(running, skipped), at('18:35:00')))).toMatchObject({
      kind: 'programme_ended',
      body: { state: 'over', item: null },
    })
  })
  it('goes back only to what has begun, and skips only what has not', () => {
    const begun = [item('opening', 15, { startedAt: at('18:00:00'), endedAt: at('18:15:00') }), item('round-1', 25)]
    expect(clockAfter(restartItem(stand(running, begun), 'opening', at('18:20:00')))).toMatchObject({
      item: 'opening',
      endsAt: at('18:35:00'),
    })
    expect(codeOf(restartItem(stand(running, begun), 'round-1', at('18:20:00')))).toBe('item_not_begun')
    expect(codeOf(skipItem(stand(running, begun), 'opening', true))).toBe('item_begun')
    expect(moved(skipItem(stand(running, begun), 'round-1', true))).toMatchObject({ kind: 'item_skipped', body: { isSkipped: true } })
  })
  it('refuses moves that cannot be', () => {
    expect(
      [
        startClock(stand(running), at('18:01:00')),
        pauseClock(stand(waiting), at('18:00:00')),
        nextItem(stand(waiting), at('18:00:00')),
        startClock(stand(waiting, []), at('18:00:00')),
        restartItem(stand(running), 'nothing', at('18:00:00')),
      ].map(codeOf),
    ).toEqual(['clock_running', 'clock_not_running', 'clock_not_running', 'programme_over', 'not_found'])
  })
})

describe('the last move of a clock', () => {
  const before = snapshotOf(stand(waiting))
  it('is the newest that was not taken back', () => {
    const entries = [
      { seq: 4, kind: 'clock_move_undone', body: { undoes: 3 } },
      { seq: 3, kind: 'clock_paused', body: { before } },
      { seq: 2, kind: 'clock_started', body: { before } },
    ]
    expect(lastClockMove(entries)?.seq).toBe(2)
    expect(lastClockMove([{ seq: 9, kind: 'clock_move_undone', body: { undoes: 2 } }, ...entries])).toBeNull()
  })
  it('cannot be one that did not say how things stood before', () => {
    expect(lastClockMove([{ seq: 2, kind: 'clock_started', body: {} }])).toBeNull()
  })
})
