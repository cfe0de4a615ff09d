import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvText } from './csv-text.ts'

describe('CSV', () => {
  it('keeps quotes, commas and line breaks, and numbers as numbers', () => {
    expect(
      csvText([
        ['a', 'say "so", twice', 'two\nlines'],
        [1, -2.5, null],
      ]),
    ).toBe('a,"say ""so"", twice","two\nlines"\r\n1,-2.5,\r\n')
  })
  it('lets no words run as a formula', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t'), fc.string(), (first, rest) => {
        const line = csvText([[first + rest]])
        expect(line.replace(/^"/u, '').startsWith("'")).toBe(true)
      }),
    )
  })
})
