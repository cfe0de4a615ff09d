import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyPlaces, isDesign, type Design } from './design.ts'
import { designFor, longestDesign } from './design-for.ts'
import { galoisField } from './galois-field.ts'
import { sixBySix } from './latin-squares.ts'

/** Repeated meetings of a plan, counted in the plainest way. */
function repeatsOf(tableOf: Int32Array, places: number, rounds: number): number {
  const met = new Map<string, number>()
  for (let round = 0; round < rounds; round += 1)
    for (let a = 0; a < places; a += 1)
      for (let b = a + 1; b < places; b += 1)
        if (tableOf[round * places + a] === tableOf[round * places + b]) met.set(`${a}-${b}`, (met.get(`${a}-${b}`) ?? 0) + 1)
  return [...met.values()].reduce((sum, times) => sum + times - 1, 0)
}

describe('designs', () => {
  it.each([
    [5, 4, 4, 'seat shift'],
    [10, 5, 3, 'seat shift'],
    [1000, 5, 4, 'seat shift'],
    [8, 4, 8, 'field of 8 elements'],
    [16, 6, 5, 'field of 16 elements'],
    [4, 4, 5, 'affine plane of order 4'],
    [5, 5, 6, 'affine plane of order 5'],
    [10, 5, 8, 'differences modulo 10'],
    [20, 6, 6, 'differences modulo 20'],
    [12, 5, 5, 'differences modulo 12'],
    [6, 5, 6, 'starter modulo 6'],
    [6, 4, 7, 'starter modulo 7'],
  ])('for %i tables of %i in %i rounds let nobody meet twice', (tables, size, rounds, method) => {
    const design = designFor({ tables, size, rounds })
    expect(design?.method).toBe(method)
    if (tables < 100 && design !== null) expect(isDesign(design)).toBe(true)
  })
  it('are designs whenever one is given, with hosts and with places left empty', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 17 }),
        fc.integer({ min: 2, max: 7 }),
        fc.integer({ min: 2, max: 6 }),
        fc.boolean(),
        fc.nat(4),
        (tables, size, rounds, hosts, empty) => {
          const design = designFor({ tables, size, rounds, hosts })
          if (design === null) return
          expect(isDesign(design)).toBe(true)
          if (hosts) expect(hostsStay(design)).toBe(true)
          const left = emptyPlaces(design, Math.min(empty, tables - 1))
          if (left !== null) expect(mostMissing(design, left)).toBeLessThanOrEqual(1)
        },
      ),
      { numRuns: 150 },
    )
  })
  it('leaves three of thirty places empty so that tables differ by one at most', () => {
    const design = designFor({ tables: 6, size: 5, rounds: 5 })
    const left = design === null ? null : emptyPlaces(design, 3)
    expect(design !== null && left !== null && mostMissing(design, left)).toBe(1)
  })
  it('gives the longest one it knows when the rounds are too many', () => {
    expect(longestDesign({ tables: 5, size: 4, rounds: 8 })?.rounds).toBe(5)
  })
  it('seats thirty-six at six tables in four rounds with two repeats', () => {
    expect(repeatsOf(sixBySix(4), 36, 4)).toBe(2)
    expect(repeatsOf(sixBySix(3), 36, 3)).toBe(0)
  })
})

function hostsStay({ tables, size, rounds, tableOf }: Design): boolean {
  for (let round = 0; round < rounds; round += 1)
    for (let host = 0; host < tables; host += 1) if (tableOf[round * tables * size + host] !== host) return false
  return true
}

/** How many places at most are missing at one table in one round. */
function mostMissing({ tables, size, rounds, tableOf }: Design, left: readonly number[]): number {
  let most = 0
  for (let round = 0; round < rounds; round += 1) {
    const missing = new Map<number, number>()
    for (const place of left) {
      const table = tableOf[round * tables * size + place] ?? -1
      missing.set(table, (missing.get(table) ?? 0) + 1)
    }
    most = Math.max(most, ...missing.values())
  }
  return most
}

describe('finite fields', () => {
  it.each([2, 3, 4, 5, 7, 8, 9, 11, 13, 16, 25, 27, 32])('of %i elements have inverses and no divisors of zero', (order) => {
    const field = galoisField(order)
    if (field === null) throw new Error('no field')
    const elements = Array.from({ length: order }, (_, at) => at)
    for (const a of elements.slice(1)) {
      expect(elements.filter((b) => field.multiply(a, b) === 0)).toEqual([0])
      expect(elements.filter((b) => field.multiply(a, b) === 1)).toHaveLength(1)
      expect(elements.filter((b) => field.add(a, b) === 0)).toHaveLength(1)
    }
  })
  it('are associative and distributive', () => {
    fc.assert(
      fc.property(fc.constantFrom(4, 8, 9, 16, 25, 27), fc.nat(), fc.nat(), fc.nat(), (order, x, y, z) => {
        const field = galoisField(order)
        if (field === null) throw new Error('no field')
        const [a, b, c] = [x % order, y % order, z % order]
        expect(field.multiply(a, field.multiply(b, c))).toBe(field.multiply(field.multiply(a, b), c))
        expect(field.multiply(a, field.add(b, c))).toBe(field.add(field.multiply(a, b), field.multiply(a, c)))
      }),
    )
  })
  it.each([1, 6, 10, 12, 14, 15, 256])('do not exist for, or are not made of, %i elements', (order) => {
    expect(galoisField(order)).toBeNull()
  })
})
