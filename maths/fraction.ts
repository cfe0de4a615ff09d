/** Exact fractions: what decides whether two thirds are reached must not round. */

/** A fraction in lowest terms; the denominator is at least 1. */
export interface Fraction {
  readonly numerator: bigint
  readonly denominator: bigint
}

/** A fraction of two whole numbers. Throws a RangeError when the denominator is 0. */
export function fraction(numerator: bigint | number, denominator: bigint | number = 1): Fraction {
  const [n, d] = [BigInt(numerator), BigInt(denominator)]
  if (d === 0n) throw new RangeError('a fraction of nothing')
  const divisor = (d < 0n ? -1n : 1n) * gcd(n < 0n ? -n : n, d < 0n ? -d : d)
  return { numerator: n / divisor, denominator: d / divisor }
}

/** The sum. */
export function plus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
}

/** The product. */
export function times(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator)
}

/** The quotient. Throws a RangeError when `b` is 0. */
export function over(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator, a.denominator * b.numerator)
}

/** Less than 0, 0 or more than 0, as a is less than, equal to or more than b. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** As people write it: `2/3`, `1`. */
export function fractionText({ numerator, denominator }: Fraction): string {
  return denominator === 1n ? String(numerator) : `${numerator}/${denominator}`
}

/** In per cent with one digit after the point, cut and not rounded, so that 66.6 % never looks like two thirds reached. */
export function percentText(value: Fraction): string {
  const tenths = (value.numerator * 1000n) / value.denominator
  return `${tenths / 10n}${tenths % 10n === 0n ? '' : `.${tenths % 10n}`} %`
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? (a === 0n ? 1n : a) : gcd(b, a % b)
}
