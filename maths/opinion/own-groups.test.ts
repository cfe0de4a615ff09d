import { describe, expect, it } from 'vitest'
import { seededRandom, shuffle } from '../seeded-random.ts'
import { centreOf, ownAxes, placesOf } from './axes.ts'
import { whoIsIn } from './compatible-groups.ts'
import { cellCode, matrixOfCells, type Rating, type RatingMatrix } from './matrix.ts'
import { ownGroups } from './own-groups.ts'
import { hideRatings, lossReduction } from './prediction.ts'

const [PEOPLE, STATEMENTS, CAMPS] = [360, 60, 3]

/** Three camps, each with its own mind on every statement, rating a third of them; one rating in ten says the opposite. */
function threeCamps(order: readonly number[]): RatingMatrix {
  const minds = seededRandom(5)
  const mind = Array.from({ length: CAMPS * STATEMENTS }, () => (minds.next() < 0.5 ? 1 : -1))
  const rows = Array.from({ length: PEOPLE }, (_, person) => {
    const chance = seededRandom(1_000 + person)
    return Array.from({ length: STATEMENTS }, (__, column) => ({ column, shown: chance.next() < 1 / 3, flips: chance.next() < 0.1 }))
      .filter(({ shown }) => shown)
      .map(({ column, flips }) => ({ column, rating: ratingOf((mind[(person % CAMPS) * STATEMENTS + column] ?? 1) * (flips ? -1 : 1)) }))
  })
  return matrixOfCells(
    order.map((person) => rows[person] ?? []),
    STATEMENTS,
  )
}
function ratingOf(sign: number): Rating {
  return sign > 0 ? 1 : -1
}
function groupsOf(matrix: RatingMatrix): { groups: Int8Array; k: number } {
  const zeroed = new Uint8Array(STATEMENTS)
  const ratings = centreOf(matrix, zeroed)
  return ownGroups(matrix, placesOf(matrix, ratings, ownAxes(matrix, ratings), zeroed), whoIsIn(matrix), zeroed)
}

describe('our groups', () => {
  const inOrder = [...Array.from({ length: PEOPLE }).keys()]
  it('put people of different camps apart', () => {
    const { groups } = groupsOf(threeCamps(inOrder))
    const mixed = new Map<string, number>()
    groups.forEach((group, person) => mixed.set(`${group} ${person % CAMPS}`, (mixed.get(`${group} ${person % CAMPS}`) ?? 0) + 1))
    const most = [...new Set(groups)].map((group) => Math.max(...[0, 1, 2].map((camp) => mixed.get(`${group} ${camp}`) ?? 0)))
    expect(most.reduce((sum, people) => sum + people, 0)).toBeGreaterThan(0.97 * PEOPLE)
  })
  it('are the same in whatever order people come', () => {
    const here = groupsOf(threeCamps(inOrder)).groups
    const order = shuffle([...inOrder], seededRandom(3))
    const there = groupsOf(threeCamps(order)).groups
    const pairs = new Set(order.map((person, at) => `${here[person] ?? -1} ${there[at] ?? -1}`))
    expect(pairs.size).toBe(new Set(here).size)
  })
  it('predict a fifth and more of what was hidden from them', () => {
    const split = hideRatings(threeCamps(inOrder), 1)
    const { groups, k } = groupsOf(split.shown)
    expect(lossReduction(split, groups, k, new Uint8Array(STATEMENTS))).toBeGreaterThan(0.2)
  })
  it('has axes of length one, at right angles', () => {
    const matrix = threeCamps(inOrder)
    const { first, second } = ownAxes(matrix, centreOf(matrix, new Uint8Array(STATEMENTS)))
    const product = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)
    expect([product(first, first), product(second, second), product(first, second)].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([
      1, 1, 0,
    ])
  })
  it('codes a rating so that its column and kind can be read off', () => {
    expect([cellCode(4, -1), cellCode(4, 0), cellCode(4, 1)]).toEqual([12, 13, 14])
  })
})
