import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextStatements, seedFor, type Unrated } from './assignment.ts'

interface Hall {
  readonly statements: number
  readonly share: number
  readonly portion: number
  /** Group of each person, in the order of arrival. */
  readonly people: readonly number[]
  readonly seed: number
}
const halls: fc.Arbitrary<Hall> = fc.record({
  statements: fc.integer({ min: 2, max: 60 }),
  share: fc.integer({ min: 1, max: 45 }),
  portion: fc.integer({ min: 1, max: 15 }),
  people: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 40 }),
  seed: fc.nat(),
})

/** Lets everybody rate their share, one after the other; gives the counts by group and in sum. */
function rateAll({ statements, share, portion, people, seed }: Hall, weigh: (person: number) => number = () => share) {
  const groups = Array.from({ length: 4 }, () => new Uint16Array(statements + 1))
  const all = new Uint16Array(statements + 1)
  people.forEach((group, person) => {
    const rated = new Set<number>()
    const mine = Math.min(weigh(person), statements)
    for (let drawn = 0; rated.size < mine; drawn += 1) {
      const unrated = Array.from({ length: statements }, (_, at) => at + 1)
        .filter((number) => !rated.has(number))
        .map((number): Unrated => ({ number, ofGroup: groups[group]?.[number] ?? 0, count: countOf(all[number] ?? 0), isOwn: false }))
      for (const number of nextStatements(unrated, Math.min(portion, mine - rated.size), seedFor(seed, String(person), drawn))) {
        rated.add(number)
        const row = groups[group]
        if (row !== undefined) row[number] = (row[number] ?? 0) + 1
        all[number] = (all[number] ?? 0) + 1
      }
    }
  })
  return { groups, all }
}

const countOf = (seen: number) => ({ agrees: seen, disagrees: 0, passes: 0, seen })
const spread = (counts: Uint16Array): number => Math.max(...counts.subarray(1)) - Math.min(...counts.subarray(1))

describe('the next statements', () => {
  it('keep the ratings of each statement even within each group to one, and in sum to the number of groups', () => {
    fc.assert(
      fc.property(halls, (hall) => {
        const { groups, all } = rateAll(hall)
        for (const group of groups) expect(spread(group)).toBeLessThanOrEqual(1)
        expect(spread(all)).toBeLessThanOrEqual(groups.length)
      }),
      { numRuns: 60 },
    )
  })
  it('stay even to two within a group when everybody stops where they like', () => {
    fc.assert(
      fc.property(halls, fc.array(fc.integer({ min: 1, max: 45 }), { minLength: 40, maxLength: 40 }), (hall, stops) => {
        const { groups } = rateAll(hall, (person) => stops[person] ?? 1)
        for (const group of groups) expect(spread(group)).toBeLessThanOrEqual(2)
      }),
      { numRuns: 60 },
    )
  })
  it('are the same for the same seed, and others for others', () => {
    const unrated = Array.from({ length: 30 }, (_, at): Unrated => ({ number: at + 1, ofGroup: 0, count: countOf(0), isOwn: false }))
    expect(nextStatements(unrated, 10, 7)).toEqual(nextStatements(unrated.toReversed(), 10, 7))
    expect(nextStatements(unrated, 10, 7)).not.toEqual(nextStatements(unrated, 10, 8))
    expect(seedFor(1, 'a', 0)).not.toBe(seedFor(1, 'a', 1))
  })
  it('never begin with one’s own statement while there is another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 20 }), fc.nat(), (statements, seed) => {
        const unrated = Array.from({ length: statements }, (_, at): Unrated => ({
          number: at + 1,
          ofGroup: 0,
          count: countOf(0),
          isOwn: at === 0,
        }))
        const next = nextStatements(unrated, statements, seed)
        expect(next.at(-1)).toBe(1)
        expect(next.toSorted((a, b) => a - b)).toEqual(unrated.map(({ number }) => number))
      }),
    )
  })
  it('rather show what spreads people than what everybody passes', () => {
    const firsts = Array.from({ length: 300 }, (_, seed) => {
      const passed = { agrees: 1, disagrees: 0, passes: 9, seen: 10 }
      const liked = { agrees: 8, disagrees: 2, passes: 0, seen: 10 }
      return nextStatements(
        [
          { number: 1, ofGroup: 3, count: passed, isOwn: false },
          { number: 2, ofGroup: 3, count: liked, isOwn: false },
        ],
        1,
        seed,
      )[0]
    })
    expect(firsts.filter((first) => first === 2).length).toBeGreaterThan(250)
  })
})
