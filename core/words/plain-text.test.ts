import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { letterAt, nextLetter } from './letters.ts'
import { parsePlainText, parseVerbatim } from './plain-text.ts'
import { slugOf } from './slug.ts'

describe('what somebody said', () => {
  it('stays as it was said, with its white space and its directions, but without control characters', () => {
    expect(parseVerbatim('  a\u0000b\tc \r\n\u202Ed ', 'text', 500)).toEqual({ ok: true, value: '  abc \n\u202Ed ' })
  })
  it('is refused when it is nothing but white space, or too long', () => {
    expect(parseVerbatim(' \n\t ', 'text', 10)).toMatchObject({ ok: false, code: 'text_empty' })
    expect(parseVerbatim(' '.repeat(10) + 'a', 'text', 10)).toMatchObject({
      ok: false,
      code: 'text_too_long',
      facts: { length: 11, over: 1 },
    })
  })
})

describe('plain text', () => {
  it('keeps what was written, in any script, and its line breaks', () => {
    expect(parsePlainText('دور الحكومة\r\nأن تُصغي', 'text', 500)).toEqual({ ok: true, value: 'دور الحكومة\nأن تُصغي' })
  })
  it('takes control characters out and nothing else', () => {
    expect(parsePlainText('a\u0000b\u0007c\u001b[31m<b>&\u200d\u{1F468}', 'text', 500)).toEqual({
      ok: true,
      value: 'abc[31m<b>&\u200d\u{1F468}',
    })
  })
  it('counts code points, so that an emoji is one character', () => {
    expect(parsePlainText('\u{1F600}'.repeat(500), 'text', 500)).toMatchObject({ ok: true })
    expect(parsePlainText('\u{1F600}'.repeat(501), 'text', 500)).toEqual({
      ok: false,
      code: 'text_too_long',
      facts: { field: 'text', length: 501, limit: 500, over: 1 },
    })
  })
  it('refuses what is empty once it is cleaned', () =>
    expect(parsePlainText(' \u0000\n ', 'text', 10)).toMatchObject({ ok: false, code: 'text_empty' }))
  it('closes a direction that was left open', () =>
    expect(parsePlainText('\u202Eabc', 'text', 10)).toEqual({ ok: true, value: '\u202Eabc\u202C' }))
  it.each([
    ['\u2069\u2066abc', '\u2069\u2066abc\u2069'],
    ['\u202C\u202Eabc', '\u202C\u202Eabc\u202C'],
    ['\u202E\u2067abc', '\u202E\u2067abc\u2069\u202C'],
    ['\u2066\u202Eabc\u2069', '\u2066\u202Eabc\u2069'],
  ])('closes directions in the order in which they were opened, and is not misled by an end without a start (%j)', (raw, text) =>
    expect(parsePlainText(raw, 'text', 20)).toEqual({ ok: true, value: text }),
  )
  it('takes out the two signs that are no letters, on which a picture in XML would break', () =>
    expect(parsePlainText('a\uFFFEb\uFFFFc', 'text', 20)).toEqual({ ok: true, value: 'abc' }))
  it('never lets a control character or a lone surrogate through, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (raw) => {
        const outcome = parsePlainText(raw, 'text', 500)
        if (outcome.ok) expect(outcome.value).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/)
        if (outcome.ok) expect(outcome.value.isWellFormed()).toBe(true)
      }),
      { seed: 11, numRuns: 500 },
    )
  })
})

describe('letters and slugs', () => {
  it('goes on after z', () => expect([0, 25, 26, 51, 52, 701, 702].map(letterAt)).toEqual(['a', 'z', 'aa', 'az', 'ba', 'zz', 'aaa']))
  it('takes the first letter that is free', () =>
    expect([nextLetter([]), nextLetter(['a', 'c']), nextLetter(['a', 'b'])]).toEqual(['a', 'b', 'c']))
  it.each([
    ['World Café: the role of governments', 'world-cafe-the-role-of-governments'],
    ['مقهى', 'gathering'],
    ['  --A1b--  ', 'a1b'],
  ])('makes an address of %s', (title, slug) => expect(slugOf(title, 'gathering')).toBe(slug))
})
