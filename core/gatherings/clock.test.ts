import { describe, expect, it } from 'vitest'
import { addMinute, nextItem, pauseClock, startClock, type Clock, type ClockMove } from './clock.ts'
import type { Outcome } from '../words/outcome.ts'

const items = [
  { id: 'opening', minutes: 15 },
  { id: 'round-1', minutes: 25 },
]
const waiting: Clock = { state: 'waiting', item: null, startedAt: null, endsAt: null, leftMs: null }
const at = (time: string) => `2026-10-08T${time}.000Z`

function moved(outcome: Outcome<ClockMove, string>): ClockMove {
  if (!outcome.ok) throw new Error(`refused: ${outcome.code}`)
  return outcome.value
}

describe('the clock of a gathering', () => {
  it('starts with the first item for its planned length', () => {
    expect(moved(startClock(waiting, items, at('18:17:00'))).change).toMatchObject({
      state: 'running',
      item: 'opening',
      endsAt: at('18:32:00'),
    })
  })
  it('keeps what is left over a pause, however long', () => {
    const running = moved(startClock(waiting, items, at('18:00:00'))).change
    const paused = moved(pauseClock(running, at('18:05:30'))).change
    expect(paused).toMatchObject({ state: 'paused', endsAt: null, leftMs: 9.5 * 60_000 })
    expect(moved(startClock(paused, items, at('19:00:00'))).change.endsAt).toBe(at('19:09:30'))
  })
  it('adds a minute to what runs, to what is paused, and from now to what is over its time', () => {
    const running = moved(startClock(waiting, items, at('18:00:00'))).change
    expect(moved(addMinute(running, at('18:01:00'))).change.endsAt).toBe(at('18:16:00'))
    expect(moved(addMinute(running, at('18:20:00'))).change.endsAt).toBe(at('18:21:00'))
    expect(moved(addMinute(moved(pauseClock(running, at('18:14:00'))).change, at('18:30:00'))).change.leftMs).toBe(120_000)
  })
  it('goes on to the next item and says which one ended, then is over', () => {
    const running = moved(startClock(waiting, items, at('18:00:00'))).change
    const second = moved(nextItem(running, items, at('18:10:00')))
    expect(second).toMatchObject({
      kind: 'item_started',
      change: { item: 'round-1', endsAt: at('18:35:00'), ended: { item: 'opening', at: at('18:10:00') } },
    })
    expect(moved(nextItem(second.change, items, at('18:35:00')))).toMatchObject({
      kind: 'programme_ended',
      change: { state: 'over', item: null },
    })
  })
  it('refuses moves that cannot be', () => {
    const running = moved(startClock(waiting, items, at('18:00:00'))).change
    expect(
      [
        startClock(running, items, at('18:01:00')),
        pauseClock(waiting, at('18:00:00')),
        nextItem(waiting, items, at('18:00:00')),
        startClock(waiting, [], at('18:00:00')),
      ].map((outcome) => (outcome.ok ? 'yes' : outcome.code)),
    ).toEqual(['clock_running', 'clock_not_running', 'clock_not_running', 'programme_over'])
  })
})
