import { describe, expect, it } from 'vitest'
import { seededRandom, shuffle } from '../seeded-random.ts'
import { axesFromOnes, centreOf, mapFrame, ownAxes, placesOf } from './axes.ts'
import { compatibleGroups, whoIsIn, type Grouping } from './compatible-groups.ts'
import { cellCode, matrixOfCells, type Rating, type RatingMatrix } from './matrix.ts'
import { GROUP_PEOPLE_LEAST, ownGroups, type OwnGrouping } from './own-groups.ts'
import { hideRatings, lossReduction, lossReductionByDegrees } from './prediction.ts'
import { adjustedRandIndex } from './rand-index.ts'

interface Camps {
  readonly people: number
  readonly statements: number
  readonly camps: number
  /** Share of the statements that somebody rates, and of their ratings that say the opposite of their camp. */
  readonly density: number
  readonly flips: number
  readonly seed?: number
}

/** Rows of people of camps, each camp with its own mind on every statement; one rating in eight is a pass. */
function rowsOf({ people, statements, camps, density, flips, seed = 5 }: Camps): { column: number; rating: Rating }[][] {
  const minds = seededRandom(seed)
  const mind = Array.from({ length: camps * statements }, () => (minds.next() < 0.5 ? 1 : -1))
  return Array.from({ length: people }, (_, person) => {
    const chance = seededRandom(1_000 * seed + person)
    return [...Array.from({ length: statements }).keys()].flatMap((column) => {
      if (chance.next() >= density) return []
      const own = mind[(person % camps) * statements + column] ?? 1
      return [{ column, rating: chance.next() < 0.12 ? 0 : ratingOf(chance.next() < flips ? -own : own) }]
    })
  })
}
function ratingOf(sign: number): Rating {
  return sign > 0 ? 1 : -1
}
function matrixOf(camps: Camps): RatingMatrix {
  return matrixOfCells(rowsOf(camps), camps.statements)
}
function groupsOf(matrix: RatingMatrix): OwnGrouping {
  return ownGroups(matrix, whoIsIn(matrix), new Uint8Array(matrix.statements))
}
function asPolis(matrix: RatingMatrix): Grouping {
  const zeroed = new Uint8Array(matrix.statements)
  const ratings = centreOf(matrix, zeroed)
  return compatibleGroups(placesOf(matrix, mapFrame(ratings, axesFromOnes(matrix, ratings), zeroed)), whoIsIn(matrix))
}
function campOf(people: number, camps: number): readonly number[] {
  return Array.from({ length: people }, (_, person) => person % camps)
}

const PLANTED: readonly Camps[] = [2, 3, 4, 5].flatMap((camps) => [
  { people: 300, statements: 40, camps, density: 0.8, flips: 0.1 },
  { people: 300, statements: 60, camps, density: 0.4, flips: 0.1 },
  { people: 400, statements: 120, camps, density: 0.2, flips: 0.1 },
  { people: 600, statements: 80, camps, density: 0.5, flips: 0.2 },
])

/**
 * Two camps are apart along one axis, which the compatible mode cannot miss: there both are as good as the camps themselves but for one or two people,
 * who make so much.
 */
const BY_CHANCE = 0.01

describe('our groups of planted camps', () => {
  const found = PLANTED.map((camps) => {
    const [matrix, zeroed] = [matrixOf(camps), new Uint8Array(camps.statements)]
    const fits = [1, 2].map((seed) => {
      const split = hideRatings(matrix, seed)
      const [own, polis] = [groupsOf(split.shown), asPolis(split.shown)]
      const predicts = lossReductionByDegrees(split, own, zeroed)
      return { own, predicts, polisPredicts: lossReduction(split, polis.groups, polis.k, zeroed) }
    })
    const mean = (of: 'predicts' | 'polisPredicts'): number => fits.reduce((sum, fit) => sum + fit[of], 0) / fits.length
    return { camps, owns: fits.map(({ own }) => own), predicts: mean('predicts'), polisPredicts: mean('polisPredicts') }
  })
  it.each(found)('predict at least as well as the compatible mode: $camps', ({ predicts, polisPredicts, camps }) => {
    expect(predicts).toBeGreaterThanOrEqual(polisPredicts - (camps.camps === 2 ? BY_CHANCE : 0))
  })
  it('are as many as were planted, in nine of ten', () => {
    const right = found.flatMap(({ owns, camps }) => owns.map(({ k }) => k === camps.camps))
    expect(right.filter((is) => is).length).toBeGreaterThanOrEqual(0.9 * right.length)
  })
  it('are the camps, where a rating in ten is flipped', () => {
    for (const { owns, camps } of found)
      for (const own of camps.flips <= 0.1 ? owns : [])
        expect(adjustedRandIndex(own.groups, campOf(camps.people, camps.camps))).toBeGreaterThan(0.9)
  })
})

describe('our groups', () => {
  const camps: Camps = { people: 360, statements: 60, camps: 3, density: 1 / 3, flips: 0.1 }
  const inOrder = [...Array.from({ length: camps.people }).keys()]
  it.each([
    ['all are fitted', camps],
    ['a part is fitted', { people: 5_200, statements: 60, camps: 3, density: 1 / 3, flips: 0.2 }],
  ])('are exactly the same in whatever order people come, when %s', (_, { people, ...rest }) => {
    const rows = rowsOf({ people, ...rest })
    const order = shuffle([...Array.from({ length: people }).keys()], seededRandom(3))
    const here = groupsOf(matrixOfCells(rows, rest.statements))
    const there = groupsOf(
      matrixOfCells(
        order.map((person) => rows[person] ?? []),
        rest.statements,
      ),
    )
    expect(Int8Array.from(order, (person) => here.groups[person] ?? -1)).toEqual(there.groups)
    expect(there.k).toBe(3)
  })
  it('are nearly the same without a tenth of the people', () => {
    const [matrix, random] = [matrixOf(camps), seededRandom(9)]
    const stay = inOrder.filter(() => random.next() < 0.9)
    const rows = rowsOf(camps)
    const without = groupsOf(
      matrixOfCells(
        stay.map((person) => rows[person] ?? []),
        camps.statements,
      ),
    )
    const all = groupsOf(matrix).groups
    expect(
      adjustedRandIndex(
        without.groups,
        stay.map((person) => all[person] ?? -1),
      ),
    ).toBeGreaterThanOrEqual(0.95)
  })
  it('are one group where nobody is of any camp', () => {
    expect(groupsOf(matrixOf({ ...camps, camps: 1, flips: 0.5 })).k).toBe(1)
    expect(groupsOf(matrixOf({ ...camps, camps: 1 })).k).toBe(1)
  })
  it('have five people and two in a hundred at least', () => {
    const few = rowsOf({ ...camps, camps: 2 }).filter((_, person) => person % 2 === 0 || person < 8)
    const { sizes } = groupsOf(matrixOfCells(few, camps.statements))
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(Math.max(GROUP_PEOPLE_LEAST, 0.02 * few.length))
  })
  it('tell degrees of belonging that add up to one', () => {
    const { degrees, k, groups } = groupsOf(matrixOf(camps))
    groups.forEach((group, row) => {
      const own = degrees.subarray(row * k, (row + 1) * k)
      expect(own.reduce((sum, degree) => sum + degree, 0)).toBeCloseTo(group < 0 ? 0 : 1, 5)
      if (group >= 0) expect(own[group]).toBe(Math.max(...own))
    })
  })
  it.each([
    ['nobody', [], 3, 0],
    ['one person', [[{ column: 0, rating: 1 as const }]], 1, 1],
    [
      'people who all say the same',
      Array.from({ length: 40 }, () => [
        { column: 0, rating: 1 as const },
        { column: 1, rating: -1 as const },
      ]),
      2,
      1,
    ],
    ['people who all pass', Array.from({ length: 40 }, () => [{ column: 0, rating: 0 as const }]), 1, 1],
  ])('are one or none for %s', (_, rows, statements, k) => {
    expect(groupsOf(matrixOfCells(rows, statements)).k).toBe(k)
  })
})

describe('the map', () => {
  it('has axes of length one, at right angles', () => {
    const matrix = matrixOf({ people: 360, statements: 60, camps: 3, density: 1 / 3, flips: 0.1 })
    const { first, second } = ownAxes(matrix, centreOf(matrix, new Uint8Array(60)))
    const product = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)
    expect(
      [product(first, first), product(second, second), Math.abs(product(first, second))].map((value) => Math.round(value * 1e6) / 1e6),
    ).toEqual([1, 1, 0])
  })
  it('codes a rating so that its column and kind can be read off', () => {
    expect([cellCode(4, -1), cellCode(4, 0), cellCode(4, 1)]).toEqual([12, 13, 14])
  })
})

describe('the adjusted Rand index', () => {
  it('is as worked by hand', () => {
    // Four people, {1,2}{3,4} against {1,2,3}{4}: together 1 of 6 pairs, 2 and 3 in each, by chance 1; (1 - 1) / (2.5 - 1).
    expect(adjustedRandIndex([0, 0, 1, 1], [0, 0, 0, 1])).toBe(0)
    expect(adjustedRandIndex([0, 0, 1, 1, -1], [1, 1, 0, 0, 0])).toBe(1)
  })
})
