import { describe, expect, it } from 'vitest'
import type { ClockView } from '../../../../contract/clock-view.ts'
import { clockMood, leftMsAt, shareOver } from './time-left.ts'

const running: ClockView = {
  state: 'running',
  item: null,
  startedAt: '2013-10-08T17:35:00Z',
  endsAt: '2013-10-08T18:00:00Z',
  leftMs: null,
  rest: 'shift',
  version: 0,
  serverNow: '2013-10-08T17:35:00Z',
}
const at = (time: string): number => new Date(`2013-10-08T${time}Z`).getTime()

describe('the clock', () => {
  it('counts down to the end that the server named', () => {
    expect(leftMsAt(running, at('17:48:18'))).toBe(702_000)
  })
  it('stands still while paused', () => {
    expect(leftMsAt({ ...running, state: 'paused', leftMs: 90_000 }, at('17:59:00'))).toBe(90_000)
  })
  it('says nothing before the start and after the end of the programme', () => {
    expect(leftMsAt({ ...running, state: 'waiting' }, at('17:40:00'))).toBeNull()
    expect(leftMsAt({ ...running, state: 'over' }, at('17:40:00'))).toBeNull()
  })
  it.each([
    [300_001, 'calm'],
    [300_000, 'last_minutes'],
    [10_000, 'last_seconds'],
    [0, 'over'],
    [null, 'calm'],
  ] as const)('with %s ms left it is %s', (ms, mood) => expect(clockMood(ms)).toBe(mood))
  it('knows how much of the item is over', () => {
    expect(shareOver(running, at('17:47:30'))).toBe(0.5)
    expect(shareOver(running, at('19:00:00'))).toBe(1)
  })
})
