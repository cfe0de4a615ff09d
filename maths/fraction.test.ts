import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, fraction, fractionText, over, percentText, plus, times } from './fraction.ts'

const whole = fc.integer({ min: -1_000, max: 1_000 })
const part = fc.tuple(whole, fc.integer({ min: 1, max: 1_000 })).map(([n, d]) => fraction(n, d))

describe('a fraction', () => {
  it('is in lowest terms with the sign above', () => {
    expect(fraction(20, 30)).toEqual({ numerator: 2n, denominator: 3n })
    expect(fraction(3, -6)).toEqual({ numerator: -1n, denominator: 2n })
    expect(fraction(0, 9)).toEqual({ numerator: 0n, denominator: 1n })
  })
  it('adds, multiplies and divides as numbers do, in any order', () => {
    fc.assert(
      fc.property(part, part, part, (a, b, c) => {
        expect(plus(a, b)).toEqual(plus(b, a))
        expect(times(a, plus(b, c))).toEqual(plus(times(a, b), times(a, c)))
        if (b.numerator !== 0n) expect(times(over(a, b), b)).toEqual(a)
      }),
    )
  })
  it('compares as numbers do', () => {
    fc.assert(fc.property(whole, whole, (a, b) => Math.sign(compare(fraction(a, 7), fraction(b, 7))) === Math.sign(a - b)))
  })
  it('is written cut, never rounded up to a threshold', () => {
    expect(percentText(fraction(1_999, 3_000))).toBe('66.6 %')
    expect(percentText(fraction(2, 3))).toBe('66.6 %')
    expect(percentText(fraction(1))).toBe('100 %')
    expect(fractionText(fraction(4, 6))).toBe('2/3')
    expect(fractionText(fraction(4, 2))).toBe('2')
  })
  it('is never of nothing', () => {
    expect(() => fraction(1, 0)).toThrow(RangeError)
  })
})
