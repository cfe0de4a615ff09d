import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterWorkingDays, dateAt, endOfDate, isWorkingDay, noticeEnds, workingDaysBetween } from './working-days.ts'

const HOUR_MS = 3_600_000
/** Zones with a clock that jumps at night, at midnight, by half an hour, and one that never does. */
const ZONES = ['Europe/Zurich', 'America/New_York', 'Asia/Beirut', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Auckland']
const anInstant = fc.date({ min: new Date('2013-01-01T00:00:00Z'), max: new Date('2033-01-01T00:00:00Z'), noInvalidDate: true })

describe('working days', () => {
  it.each([
    ['2026-11-24', 7, '2026-12-03'],
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-11-28', 0, '2026-11-28'],
  ])('come after %s: %i of them end on %s', (date, days, expected) => {
    expect(afterWorkingDays(date, days)).toBe(expected)
    expect(workingDaysBetween(date, expected)).toBe(days)
  })
  it('keep the whole of the last day, also when the clock is set back in the meantime', () => {
    // Clocks in Zurich go back in the night to 25 October 2026: the period has one hour more than its days.
    const given = '2026-10-20T08:00:00.000Z'
    expect(noticeEnds(given, 7, 'Europe/Zurich')).toBe('2026-10-29T23:00:00.000Z')
    expect(noticeEnds(given, 1, 'Europe/Zurich')).toBe('2026-10-21T22:00:00.000Z')
  })
  it('go by the date of the place, not of Greenwich', () => {
    expect(dateAt('2026-11-24T11:30:00.000Z', 'Pacific/Auckland')).toBe('2026-11-25')
    expect(noticeEnds('2026-11-24T11:30:00.000Z', 1, 'Pacific/Auckland')).toBe('2026-11-26T11:00:00.000Z')
  })
  it('end on the date that was counted, at its last instant, in every zone', () => {
    fc.assert(
      fc.property(anInstant, fc.integer({ min: 1, max: 30 }), fc.constantFrom(...ZONES), (when, days, zone) => {
        const given = when.toISOString()
        const ends = noticeEnds(given, days, zone)
        const last = dateAt(new Date(Date.parse(ends) - 1).toISOString(), zone)
        expect(isWorkingDay(last)).toBe(true)
        expect(workingDaysBetween(dateAt(given, zone), last)).toBe(days)
        expect(dateAt(ends, zone) > last).toBe(true)
        expect(ends).toBe(endOfDate(last, zone))
        // A day has 23 to 25 hours.
        expect(Date.parse(ends) - Date.parse(given)).toBeGreaterThanOrEqual((days * 24 - 1) * HOUR_MS)
      }),
      { numRuns: 60 },
    )
  })
})
