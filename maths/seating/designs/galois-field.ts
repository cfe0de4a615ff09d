/** Small finite fields: what makes designs for numbers of tables that are powers of a prime. */

/** A field of `order` elements 0 … order - 1; 0 and 1 are the zero and the one. */
export interface Field {
  readonly order: number
  add(a: number, b: number): number
  multiply(a: number, b: number): number
}

/** Largest field that is made: the tables of its arithmetic grow with the square. Larger numbers of tables do with plain shifts. */
export const FIELD_ORDER_MAX = 128

/** The field with this many elements, or null when there is none (the order is no power of a prime) or it is too large. */
export function galoisField(order: number): Field | null {
  const base = primeBase(order)
  if (base === null || order > FIELD_ORDER_MAX) return null
  const { prime, degree } = base
  if (degree === 1) return { order, add: (a, b) => (a + b) % order, multiply: (a, b) => (a * b) % order }
  // Elements are polynomials over the prime field, written as digits to the base of the prime.
  const reducing = irreducible(prime, degree)
  const products = new Uint16Array(order * order)
  for (let a = 0; a < order; a += 1)
    for (let b = 0; b < order; b += 1)
      products[a * order + b] = fromDigits(reduce(product(digits(a, prime), digits(b, prime), prime), reducing, prime), prime)
  return {
    order,
    add: (a, b) => {
      let [sum, place, x, y] = [0, 1, a, b]
      while (x > 0 || y > 0) {
        sum += (((x % prime) + (y % prime)) % prime) * place
        place *= prime
        x = Math.floor(x / prime)
        y = Math.floor(y / prime)
      }
      return sum
    },
    multiply: (a, b) => products[a * order + b] ?? 0,
  }
}

function primeBase(order: number): { prime: number; degree: number } | null {
  for (let prime = 2; prime <= order; prime += 1) {
    if (order % prime !== 0) continue
    let [rest, degree] = [order, 0]
    while (rest % prime === 0) {
      rest /= prime
      degree += 1
    }
    return rest === 1 ? { prime, degree } : null
  }
  return null
}

/** The first monic polynomial of a degree that no smaller one divides, lowest power first. */
function irreducible(prime: number, degree: number): readonly number[] {
  for (let low = 1; low < prime ** degree; low += 1) {
    const candidate = [...padded(digits(low, prime), degree), 1]
    if (isIrreducible(candidate, prime)) return candidate
  }
  throw new RangeError(`no irreducible polynomial of degree ${degree} over ${prime}`)
}

function isIrreducible(polynomial: readonly number[], prime: number): boolean {
  const degree = polynomial.length - 1
  for (let size = 1; size <= degree / 2; size += 1)
    for (let low = 0; low < prime ** size; low += 1) {
      const divisor = [...padded(digits(low, prime), size), 1]
      if (reduce(polynomial, divisor, prime).every((coefficient) => coefficient === 0)) return false
    }
  return true
}

function product(a: readonly number[], b: readonly number[], prime: number): number[] {
  const result = Array.from({ length: a.length + b.length }, () => 0)
  for (const [i, x] of a.entries()) for (const [j, y] of b.entries()) result[i + j] = ((result[i + j] ?? 0) + x * y) % prime
  return result
}

/** The remainder after division by a monic polynomial. */
function reduce(polynomial: readonly number[], by: readonly number[], prime: number): number[] {
  const rest = [...polynomial]
  const degree = by.length - 1
  for (let at = rest.length - 1; at >= degree; at -= 1) {
    const factor = rest[at] ?? 0
    if (factor === 0) continue
    for (const [i, coefficient] of by.entries()) {
      const place = at - degree + i
      rest[place] = ((((rest[place] ?? 0) - factor * coefficient) % prime) + prime) % prime
    }
  }
  return rest.slice(0, degree)
}

function digits(value: number, base: number): number[] {
  const result: number[] = []
  for (let rest = value; rest > 0; rest = Math.floor(rest / base)) result.push(rest % base)
  return result
}
function padded(list: readonly number[], length: number): number[] {
  return Array.from({ length }, (_, at) => list[at] ?? 0)
}
function fromDigits(list: readonly number[], base: number): number {
  return list.reduceRight((value, digit) => value * base + digit, 0)
}
