import { describe, expect, it } from 'vitest'
import { instantOf, isDate, isTimeZone, minuteOfDay, timeOfMinute } from './zoned-time.ts'

describe('time on the clock of a place', () => {
  it.each([
    ['2013-10-08', '18:15', 'Europe/Zurich', '2013-10-08T16:15:00.000Z'],
    ['2026-01-08', '18:15', 'Europe/Zurich', '2026-01-08T17:15:00.000Z'],
    ['2026-03-29', '02:30', 'Europe/Zurich', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25', '02:30', 'Europe/Zurich', '2026-10-25T00:30:00.000Z'],
    ['2026-07-01', '09:00', 'Asia/Kathmandu', '2026-07-01T03:15:00.000Z'],
    ['2026-07-01', '00:10', 'Pacific/Auckland', '2026-06-30T12:10:00.000Z'],
  ])('gives the instant of %s %s in %s', (date, time, zone, instant) => {
    expect(instantOf(date, minuteOfDay(time), zone)).toBe(instant)
  })
  it('runs past midnight into the next day', () => expect(instantOf('2026-07-01', 1450, 'UTC')).toBe('2026-07-02T00:10:00.000Z'))
  it('writes minutes back as a time', () => expect(timeOfMinute(minuteOfDay('20:05'))).toBe('20:05'))
  it('knows dates and zones that exist', () => {
    expect([isDate('2026-02-28'), isDate('2026-02-29'), isTimeZone('Africa/Nairobi'), isTimeZone('Mars/Base')]).toEqual([
      true,
      false,
      true,
      false,
    ])
  })
})
