import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseInstance } from './instance-format.ts'
import { fillByLanguage, kindsOf, languageBond, sharesLanguage } from './languages.ts'
import { planSeats } from './planner.ts'
import { planRounds } from './problem.ts'
import { scorePlan } from './score.ts'

const EN = 1
const FR = 2

describe('filling tables by language', () => {
  it('fills evenly, and moves people who speak both out of the way of those who speak one', () => {
    // Three speak both, three French alone; the English table takes all who speak both once the French one is needed.
    const kinds = [
      { spoken: EN | FR, people: 3 },
      { spoken: FR, people: 3 },
    ]
    const tables = [
      { languages: FR, most: 4 },
      { languages: EN, most: 4 },
    ]
    expect(fillByLanguage(kinds, tables)).toEqual({ sizes: [3, 3], left: [0, 0] })
    expect(fillByLanguage([...kinds, { spoken: FR, people: 3 }], tables)).toEqual({ sizes: [4, 3], left: [0, 0, 2] })
  })
  it('lets somebody who said nothing sit anywhere, and nobody at a table of a language that only others speak', () => {
    const bond = languageBond([['eo'], [], ['fr', 'en']], [['fr'], []])
    const mayAt = [0, 1].map((table) => [0, 1, 2].map((person) => sharesLanguage(bond?.ofPerson[person] ?? 0, bond?.ofTable[table] ?? 0)))
    expect(mayAt).toEqual([
      [false, true, true],
      [true, true, true],
    ])
    expect(languageBond([['fr']], [[], []])).toBeNull()
  })
  it('seats as many as any way of seating does', () => {
    const bits = fc.constantFrom(0, 1, 2, 3)
    const places = fc.array(fc.record({ languages: bits, most: fc.integer({ min: 0, max: 2 }) }), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 5 }), places, (people, tables) => {
        const { sizes, left } = fillByLanguage(kindsOf(people), tables)
        const seated = sizes.reduce((sum, size) => sum + size, 0)
        expect(seated + left.reduce((sum, size) => sum + size, 0)).toBe(people.length)
        expect(sizes.every((size, at) => size <= (tables[at]?.most ?? 0))).toBe(true)
        expect(seated).toBe(mostSeated(people, tables))
      }),
      { numRuns: 150 },
    )
  })
})

/** The most people that can be seated, by trying everything. */
function mostSeated(people: readonly number[], tables: readonly { readonly languages: number; readonly most: number }[]): number {
  const [first, ...rest] = people
  if (first === undefined) return 0
  return tables.reduce(
    (best, { languages, most }, at) => {
      if (most === 0 || !sharesLanguage(first, languages)) return best
      const fewer = tables.with(at, { languages, most: most - 1 })
      return Math.max(best, 1 + mostSeated(rest, fewer))
    },
    mostSeated(rest, tables),
  )
}

const spoken = fc.constantFrom<readonly string[]>([], ['en'], ['fr'], ['en', 'fr'], ['es'], ['eo'])
const hall = fc.record({ people: fc.integer({ min: 4, max: 30 }), tables: fc.integer({ min: 2, max: 6 }) }).chain(({ people, tables }) =>
  fc.record({
    people: fc.constant(people),
    tables: fc.constant(tables),
    rounds: fc.integer({ min: 1, max: 3 }),
    languages: fc.record({
      person: fc.array(spoken, { minLength: people, maxLength: people }),
      table: fc.array(fc.constantFrom<readonly string[]>([], ['en'], ['fr'], ['es', 'fr']), { minLength: tables, maxLength: tables }),
    }),
    attributes: fc
      .string({ unit: fc.constantFrom('0', '1', '2'), minLength: people, maxLength: people })
      .map((of) => ({ stakeholder: { values: ['a', 'b', 'c'], of } })),
    hosts: fc.constantFrom(undefined, [0, ...Array.from({ length: tables - 1 }, () => -1)]),
    together: fc.constantFrom<[number, number][]>([], [[1, 2]]),
  }),
)

describe('planning with languages', () => {
  it('seats everybody, and nobody at a table whose languages they do not speak', () => {
    let planned = 0
    fc.assert(
      fc.property(hall, fc.nat(9), (raw, seed) => {
        const parsed = parseInstance(raw)
        if (!parsed.ok) return
        planned += 1
        // Companions and hosts may leave too little room for what languages alone would allow; that is said and not passed over.
        const { broken } = scorePlan(parsed.problem, planSeats(parsed.problem, { seed, steps: 2_000 }).plan)
        expect(broken.filter((sentence) => sentence.includes('speak') || sentence.includes('seated'))).toEqual([])
        if (raw.together.length === 0 && raw.hosts === undefined) expect(broken).toEqual([])
      }),
      { numRuns: 24 },
    )
    expect(planned).toBeGreaterThan(2)
  })
  it('lets people keep their seats when the plan goes on, but for the one whose table gets another language', () => {
    const raw = { people: 24, tables: 5, rounds: 3, sizeMin: 3, sizeMax: 6 }
    const before = parseInstance(raw)
    if (!before.ok) throw new Error(before.sentence)
    const plan = planRounds(before.problem, planSeats(before.problem, { seed: 1, steps: 20_000 }).plan)
    const person = Array.from({ length: 24 }, (_, at): string[] => (at === 7 ? ['fr'] : []))
    const lost = plan.map((tables) => tables.findIndex((mates) => mates.includes(7)))
    const table = Array.from({ length: 5 }, (_, at) => (at === lost[2] ? ['en'] : []))
    const after = parseInstance({ ...raw, plan, fixedRounds: plan.slice(0, 1), languages: { person, table } })
    if (!after.ok) throw new Error(after.sentence)
    const score = scorePlan(after.problem, planSeats(after.problem, { seed: 1, steps: 100_000 }).plan)
    expect(score.broken).toEqual([])
    expect(score.churn).toBeGreaterThan(0)
    expect(score.churn).toBeLessThanOrEqual(4)
  })
  it.each([
    [{ person: [['eo'], [], [], []], table: [['fr'], ['en']] }, {}, 'Round 0: tables with a language of person 0 have too few seats.'],
    [{ person: [['fr'], [], [], []], table: [['fr'], ['en']] }, { hosts: [-1, 0] }, 'Person 0 hosts table 1 and speaks none'],
    [
      { person: [['fr'], ['en'], [], []], table: [['fr'], ['en']] },
      { together: [[0, 1]] },
      'People 0 and 1 are to sit together, and no table',
    ],
    [{ person: [['fr']], table: [['fr'], []] }, {}, 'languages.person: write one list of codes for each person, 4 in all.'],
    [{ person: ['fr', [], [], []], table: [['fr'], []] }, {}, 'languages.person: person 0 has no list of codes'],
  ])('refuses %j with %j and names the culprit', (languages, more, sentence) => {
    const parsed = parseInstance({ people: 4, tables: 2, rounds: 1, languages, ...more })
    expect(parsed.ok ? '' : parsed.sentence).toContain(sentence)
  })
})
