import { expect, it } from 'vitest'
import { around } from './around.ts'
import { chooseLanguage, directionOf, tagsOf } from './languages.ts'
import { dateIn, entryNumber, isUtc, placeOfZone, timeIn } from './times.ts'

it('chooses a language that is wanted and spoken here, English otherwise', () => {
  expect(chooseLanguage(tagsOf('ar;q=0.9, en-GB;q=0.8'))).toBe('en')
  expect(chooseLanguage(tagsOf('xx'))).toBe('en')
  expect(chooseLanguage([])).toBe('en')
})

it('orders the languages of a browser by their weight', () => {
  expect(tagsOf('fr;q=0.5, ar, en;q=0.7')).toEqual(['ar', 'en', 'fr'])
  expect(tagsOf(null)).toEqual([])
})

it('knows which way a language runs', () => {
  expect(['ar-EG', 'fa', 'he', 'en', 'zh-Hans'].map(directionOf)).toEqual(['rtl', 'rtl', 'rtl', 'ltr', 'ltr'])
})

it('writes times with their place, and dates with the day first', () => {
  const instant = '2026-10-08T16:15:00.000Z'
  expect(timeIn(instant, 'Europe/Zurich')).toBe('18:15')
  expect(timeIn('2026-10-08T22:05:00.000Z', 'Europe/Zurich')).toBe('00:05')
  expect(dateIn(instant, 'Europe/Zurich')).toBe('Thursday 8 October')
  expect(dateIn(instant, 'Europe/Zurich', { isYearShown: true })).toBe('8 October 2026')
  expect(placeOfZone('America/Argentina/Buenos_Aires')).toBe('Buenos Aires')
  expect([isUtc(instant, 'Europe/Zurich'), isUtc(instant, 'Africa/Accra')]).toEqual([false, true])
})

it('parts thousands of an entry number by a thin space', () => {
  expect([7, 2041, 1_234_567].map(entryNumber)).toEqual(['7', '2\u2009041', '1\u2009234\u2009567'])
})

it('cuts a sentence where a mark stands', () => {
  expect(around((group) => `Shown with ${group}, without your name.`)).toEqual(['Shown with ', ', without your name.'])
})
