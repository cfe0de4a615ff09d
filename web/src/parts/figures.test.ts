/** Numbers, dates and seals. */
import { expect, it } from 'vitest'
import { bothTimes, dateIn, hashGroups, isolated, longMoment, spaced, timeIn, utcStamp } from './figures.ts'

it('parts thousands by a thin space', () => {
  expect([0, 999, 2088, 1_234_567].map(spaced)).toEqual(['0', '999', '2\u202F088', '1\u202F234\u202F567'])
})
it('isolates a name inside a sentence', () => {
  expect(isolated('مقهى')).toBe('\u2068مقهى\u2069')
})
it('shows the first groups of a hash', () => {
  expect(hashGroups('9f3a41d07c2eb815e06b22fa')).toBe('9f3a 41d0 7c2e b815')
})
it('writes a moment on the clock of its place and in UTC', () => {
  const instant = '2013-10-08T22:52:07.000Z'
  expect(timeIn(instant, 'Europe/Zurich')).toBe('00:52')
  expect(bothTimes(instant, 'Europe/Zurich')).toBe('00:52\u00A0·\u00A022:52\u00A0UTC')
  expect(bothTimes(instant, 'Atlantic/Reykjavik')).toBe('22:52\u00A0UTC')
  expect(dateIn(instant, 'Europe/Zurich')).toBe('9 Oct 2013')
  expect(longMoment(instant, 'Europe/Zurich')).toBe('Wednesday 9 October 2013, 00:52')
  expect(utcStamp(instant)).toBe('2013-10-08 22:52:07')
})
