import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COMPANY_MIN, FILLING_TABLES_MAX, seatNewcomer, type OpenTable, type Sitter } from './seat-newcomer.ts'

type Person = Omit<Sitter, 'number'>
const person = fc.record({
  group: fc.constantFrom('g', 'p', 'c', 't', null),
  region: fc.constantFrom('a', 'b', null),
  languages: fc.constantFrom<readonly string[]>([], ['en'], ['fr', 'en']),
})

/** Seats people one after the other; gives the tables of every round. */
function fill(people: readonly Person[], capacities: readonly number[], rounds: number): { id: string; people: Sitter[] }[][] {
  const hall = Array.from({ length: rounds }, () =>
    capacities.map((capacity, at) => ({ ...table(at + 1, capacity), people: [] as Sitter[] })),
  )
  for (const [at, one] of people.entries()) {
    const placed = seatNewcomer(one, hall)
    if (placed === null) break
    for (const [round, id] of placed.entries()) hall[round]?.find((some) => some.id === id)?.people.push({ ...one, number: at + 1 })
  }
  return hall
}
function table(number: number, capacity: number, people: readonly Sitter[] = [], languages: readonly string[] = []): OpenTable {
  return { id: `t${number}`, number, capacity, languages, people }
}
const plain = (group: string, number: number): Sitter => ({ number, group, region: null, languages: [] })
const anybody: Person = { group: 'g', region: null, languages: [] }

describe('seating a newcomer', () => {
  it('never puts more people at a table than it has places, and seats everybody while there is a place', () => {
    fc.assert(
      fc.property(
        fc.array(person, { maxLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 8 }),
        (people, capacities) => {
          const places = capacities.reduce((sum, one) => sum + one, 0)
          for (const round of fill(people, capacities, 3)) {
            expect(round.every((one, at) => one.people.length <= (capacities[at] ?? 0))).toBe(true)
            expect(round.flatMap((one) => one.people)).toHaveLength(Math.min(people.length, places))
          }
        },
      ),
    )
  })
  it('never leaves more tables without company than may fill at once', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 60 }), (people) => {
        const [first = []] = fill(
          people,
          Array.from({ length: 20 }, () => 6),
          1,
        )
        expect(first.filter((one) => one.people.length > 0 && one.people.length < COMPANY_MIN).length).toBeLessThanOrEqual(
          FILLING_TABLES_MAX,
        )
      }),
    )
  })
  it('parts people of one group who come in together', () => {
    const [first = []] = fill(
      Array.from({ length: 4 }, () => anybody),
      Array.from({ length: 10 }, () => 5),
      1,
    )
    expect(first.filter((one) => one.people.length > 0)).toHaveLength(4)
  })
  it('sends somebody on to people they have not met', () => {
    const first = [table(1, 5, [plain('p', 1), plain('c', 2)])]
    const second = [table(1, 5, [plain('p', 1), plain('c', 3)]), table(2, 5, [plain('g', 4), plain('g', 5)])]
    expect(seatNewcomer(anybody, [first, second])).toEqual(['t1', 't2'])
  })
  it('keeps to the languages of tables, and seats somebody who said nothing anywhere', () => {
    const tables = [table(1, 5, [plain('p', 1)], ['fr']), table(2, 5, [plain('g', 2)], ['en', 'es'])]
    expect(seatNewcomer({ ...anybody, languages: ['ru', 'es'] }, [tables])).toEqual(['t2'])
    expect(seatNewcomer(anybody, [tables])).toEqual(['t1'])
  })
  it('leaves a round out rather than seat somebody where nobody speaks their language', () => {
    const full = table(1, 1, [plain('p', 1)], ['fr'])
    const rounds = [
      [full, table(2, 5, [], ['en'])],
      [full, table(2, 5)],
    ]
    expect(seatNewcomer({ ...anybody, languages: ['fr'] }, rounds)).toEqual([null, 't2'])
  })
  it('finds nothing when a round has no free place', () => {
    expect(seatNewcomer(anybody, [[table(1, 5)], [table(1, 1, [plain('p', 1)])]])).toBeNull()
  })
})
