import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeNewcomer, seatsOf, type RotationTable } from './rotation.ts'

function tablesOf(...capacities: number[]): RotationTable[] {
  return capacities.map((capacity, index) => ({ id: `t${index + 1}`, capacity }))
}

function seatAll(tables: readonly RotationTable[], people: number, rounds: number): (readonly string[] | null)[] {
  const taken = Array.from({ length: rounds }, () => new Map<string, number>())
  return Array.from({ length: people }, (_, ordinal) => {
    const placed = placeNewcomer(tables, ordinal, rounds, taken)
    placed?.forEach((table, round) => taken[round]?.set(table, (taken[round].get(table) ?? 0) + 1))
    return placed
  })
}

function repeatedMeetings(plan: readonly (readonly string[])[], rounds: number): number {
  const met = new Map<string, number>()
  for (let round = 0; round < rounds; round += 1) {
    plan.forEach((mine, a) =>
      plan.forEach((theirs, b) => {
        if (a < b && mine[round] === theirs[round]) met.set(`${a}-${b}`, (met.get(`${a}-${b}`) ?? 0) + 1)
      }),
    )
  }
  return [...met.values()].reduce((sum, times) => sum + times - 1, 0)
}

describe('seating by rotation', () => {
  it('seats the worked example: six people at three tables of two, the second seat moves one table a round', () => {
    expect(seatAll(tablesOf(2, 2, 2), 6, 3)).toEqual([
      ['t1', 't1', 't1'],
      ['t2', 't2', 't2'],
      ['t3', 't3', 't3'],
      ['t1', 't2', 't3'],
      ['t2', 't3', 't1'],
      ['t3', 't1', 't2'],
    ])
  })
  it('lets no two people meet twice with 50 people at ten tables of five over three rounds', () => {
    const plan = seatAll(tablesOf(...Array.from({ length: 10 }, () => 5)), 50, 3)
    expect(
      repeatedMeetings(
        plan.filter((tables) => tables !== null),
        3,
      ),
    ).toBe(0)
  })
  it('never puts more people at a table than it has seats, and seats as many as there are seats', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        (capacities, rounds) => {
          const tables = tablesOf(...capacities)
          const plan = seatAll(tables, seatsOf(tables) + 1, rounds)
          expect(plan.at(-1)).toBeNull()
          expect(plan.slice(0, -1).every((placed) => placed !== null)).toBe(true)
        },
      ),
      { seed: 7, numRuns: 200 },
    )
  })
  it('takes the emptiest table when the wanted one was filled by an earlier plan', () => {
    expect(
      placeNewcomer(tablesOf(2, 4), 0, 1, [
        new Map([
          ['t1', 2],
          ['t2', 1],
        ]),
      ]),
    ).toEqual(['t2'])
  })
})
