import { describe, expect, it } from 'vitest'
import { longDate, minutesBetween, spacedCode, todayIn } from './when.ts'

describe('dates and spans of a gathering', () => {
  it('keeps the calendar date whatever the zone of the reader', () => {
    expect(longDate('2013-10-08')).toBe('Tuesday 8 October 2013')
  })
  it('counts whole minutes and never less than none', () => {
    expect(minutesBetween('2013-10-08T17:00:00Z', '2013-10-08T17:09:59Z')).toBe(9)
    expect(minutesBetween('2013-10-08T17:10:00Z', '2013-10-08T17:00:00Z')).toBe(0)
  })
  it('sets a code in groups of three', () => {
    expect(spacedCode('471206')).toBe('471\u2009206')
  })
  it('knows which day it is in the zone', () => {
    expect(todayIn('Pacific/Auckland', new Date('2026-11-24T18:00:00Z'))).toBe('2026-11-25')
  })
})
