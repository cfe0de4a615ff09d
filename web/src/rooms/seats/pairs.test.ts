import { describe, expect, it } from 'vitest'
import { pairLines, parsePairs } from './pairs.ts'

describe('pairs of seats', () => {
  it.each([
    ['12 40', [[12, 40]]],
    [
      '12-40\n\n 3, 7 ',
      [
        [12, 40],
        [3, 7],
      ],
    ],
    ['seats 12 and 40', [[12, 40]]],
    ['', []],
  ])('reads %j', (text, pairs) => {
    expect(parsePairs(text, 'Together')).toEqual({ ok: true, pairs })
  })
  it.each([['12'], ['12 40 41'], ['a b']])('names the line %j that is no pair', (text) => {
    expect(parsePairs(`1 2\n${text}`, 'Apart')).toEqual({ ok: false, list: 'Apart', line: 2, text })
  })
  it('writes what it reads', () => {
    expect(
      pairLines([
        [12, 40],
        [3, 7],
      ]),
    ).toBe('12 40\n3 7')
  })
})
