import { describe, expect, it } from 'vitest'
import type { ClockView } from '../../../../contract/clock-view.ts'
import type { ProgrammeItemView } from '../../../../contract/gatherings.ts'
import { movedStart, nextItem, programmeStops, runningItem, stopsInSight, type StopState } from './programme-stops.ts'

const item = (id: string, ended = false): ProgrammeItemView => ({
  id,
  position: 0,
  kind: 'conversation',
  title: id,
  start: '18:00',
  end: '18:10',
  minutes: 10,
  startsAt: '2013-10-08T16:00:00Z',
  endsAt: '2013-10-08T16:10:00Z',
  round: 1,
  question: null,
  startedAt: null,
  endedAt: ended ? '2013-10-08T16:10:00Z' : null,
  isSkipped: false,
  projectedStartsAt: null,
  projectedEndsAt: null,
  ideas: 0,
})
const clock = (state: ClockView['state'], id: string | null): ClockView => ({
  state,
  item: id,
  startedAt: null,
  endsAt: null,
  leftMs: null,
  rest: 'shift',
  version: 0,
  serverNow: '2013-10-08T16:00:00Z',
})
const programme = [item('a', true), item('b'), item('c')]

describe('where a programme stands', () => {
  it('marks what passed, what runs and what comes', () => {
    const stops = programmeStops({ programme, clock: clock('running', 'b'), state: 'open' })
    expect(stops.map((stop) => stop.state)).toEqual(['passed', 'now', 'next'])
    expect(runningItem({ programme, clock: clock('paused', 'b') })?.id).toBe('b')
    expect(nextItem({ programme, clock: clock('running', 'b') })?.id).toBe('c')
  })
  it('says that all has passed when the programme is over', () => {
    const stops = programmeStops({ programme, clock: clock('over', null), state: 'open' })
    expect(stops.every((stop) => stop.state === 'passed')).toBe(true)
    expect(nextItem({ programme, clock: clock('over', null) })).toBeNull()
  })
  it('names the first item as next before the start', () => {
    expect(nextItem({ programme, clock: clock('waiting', null) })?.id).toBe('a')
  })
  it('knows when an item began, and else when it will, where that is not as planned', () => {
    const [startedAt, projectedStartsAt] = ['2013-10-08T16:04:20Z', '2013-10-08T16:07:00Z']
    expect(movedStart(item('a'))).toBeNull()
    expect(movedStart({ ...item('a'), startedAt: '2013-10-08T16:00:40Z' })).toBeNull()
    expect(movedStart({ ...item('a'), projectedStartsAt })).toBe(projectedStartsAt)
    expect(movedStart({ ...item('a'), startedAt, endedAt: '2013-10-08T16:20:00Z' })).toBe(startedAt)
  })
  it('keeps a window around the running stop', () => {
    const stops = Array.from({ length: 20 }, (_, index) => ({
      index,
      state: (index < 9 ? 'passed' : index === 9 ? 'now' : 'next') as StopState,
    }))
    expect(stopsInSight(stops, 7).map((stop) => stop.index)).toEqual([8, 9, 10, 11, 12, 13, 14])
    expect(
      stopsInSight(
        stops.map((stop) => ({ ...stop, state: 'passed' as const })),
        7,
      ).map((stop) => stop.index),
    ).toEqual([13, 14, 15, 16, 17, 18, 19])
  })
})
