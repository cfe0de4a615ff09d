import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseInstance } from './instance-format.ts'
import { planSeats } from './planner.ts'
import { planRounds, type SeatingProblem } from './problem.ts'
import { comparePlans, scorePlan } from './score.ts'

const MIXING = join(import.meta.dirname, '../../../shared/mixing')
const FILE = join(MIXING, 'instances.json')
/** Steps of search for one instance: a second or two for all of them. */
const STEPS = 400_000

interface Instance {
  readonly id: string
  readonly class: string
  readonly people: number
  readonly best: { readonly repeats: number }
}
// The file is ours to read, not to write; its shape is fixed.
const instances = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as { instances: Instance[] }).instances : []

function problemOf(raw: unknown): SeatingProblem {
  const parsed = parseInstance(raw)
  if (!parsed.ok) throw new Error(parsed.sentence)
  return parsed.problem
}

describe.skipIf(instances.length === 0)('known instances (need the shared instances of seating)', () => {
  it.each(instances.filter(({ people }) => people <= 300).map((one) => [one.id, one] as const))('%s gets a valid plan', (_, instance) => {
    const problem = problemOf(instance)
    const { plan } = planSeats(problem, { seed: 1, steps: STEPS })
    const score = scorePlan(problem, plan)
    expect(score.broken).toEqual([])
    if (['exact', 'uneven', 'hosts', 'pairs', 'strat'].includes(instance.class)) expect(score.repeats).toBe(instance.best.repeats)
  })
  it('scores as the published scorer does', async () => {
    // A module of its own project without types; what is read of it is checked against our own figures.
    const { evaluate } = (await import(pathToFileURL(join(MIXING, 'score-lib.mjs')).href)) as {
      evaluate: (
        instance: unknown,
        rounds: number[][][],
      ) => { valid: boolean; repeats: number; churn: number; distinct: number; strat: Record<string, number> }
    }
    for (const id of ['P050-T10-R3-s6r5', 'P060-T11-R4-online24', 'P040-T08-R6-leave9-arrive1-close1', 'P150-T30-R4-tog5-deleg']) {
      const instance = instances.find((one) => one.id === id)
      const problem = problemOf(instance)
      const { plan } = planSeats(problem, { seed: 3, steps: 20_000 })
      const [ours, theirs] = [scorePlan(problem, plan), evaluate(instance, planRounds(problem, plan))]
      expect(theirs.valid).toBe(ours.broken.length === 0)
      expect([ours.repeats, ours.churn, ours.pairsMet]).toEqual([theirs.repeats, theirs.churn, theirs.distinct])
      for (const [at, { name }] of problem.attributes.entries()) expect(ours.mirror[at]).toBeCloseTo(theirs.strat[name] ?? -1, 4)
    }
  })
})

const size = fc.record({
  people: fc.integer({ min: 2, max: 26 }),
  tables: fc.integer({ min: 1, max: 6 }),
  rounds: fc.integer({ min: 1, max: 4 }),
})
const instance = size.chain(({ people, tables, rounds }) =>
  fc.record({
    people: fc.constant(people),
    tables: fc.constant(tables),
    rounds: fc.constant(rounds),
    attributes: fc
      .string({ unit: fc.constantFrom('0', '1', '2'), minLength: people, maxLength: people })
      .map((of) => ({ stakeholder: { values: ['a', 'b', 'c'], of } })),
  }),
)

describe('planning', () => {
  it('seats everybody once in every round at tables that differ by one at most', () => {
    fc.assert(
      fc.property(instance, fc.nat(99), (raw, seed) => {
        const problem = problemOf(raw)
        expect(scorePlan(problem, planSeats(problem, { seed, steps: 2_000 }).plan).broken).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
  it('gives the same plan for the same seed and steps', () => {
    fc.assert(
      fc.property(instance, fc.nat(99), (raw, seed) => {
        const problem = problemOf(raw)
        const [first, second] = [planSeats(problem, { seed, steps: 3_000 }), planSeats(problem, { seed, steps: 3_000 })]
        expect(first).toEqual(second)
      }),
      { numRuns: 30 },
    )
  })
  it('never gets worse with more steps', () => {
    fc.assert(
      fc.property(instance, fc.nat(99), (raw, seed) => {
        const problem = problemOf(raw)
        const scoreOf = (steps: number) => scorePlan(problem, planSeats(problem, { seed, steps }).plan)
        const [little, much] = [scoreOf(400_000), scoreOf(1_600_000)]
        expect(much.repeats).toBeLessThanOrEqual(little.repeats)
        expect(comparePlans({ ...much, walking: 0 }, { ...little, walking: 0 })).toBeLessThanOrEqual(0)
      }),
      { numRuns: 6 },
    )
  })
  it('goes on from a published plan: whoever need not move keeps their seat', () => {
    const before = problemOf({ people: 40, tables: 8, rounds: 4 })
    const plan = planRounds(before, planSeats(before, { seed: 1, steps: 10_000 }).plan)
    const after = problemOf({
      people: 41,
      tables: 8,
      rounds: 4,
      sizeMin: 4,
      sizeMax: 6,
      plan,
      fixedRounds: plan.slice(0, 1),
      attendance: { 40: '0111', 3: '1000' },
    })
    const score = scorePlan(after, planSeats(after, { seed: 1, steps: 200_000 }).plan)
    expect([score.broken, score.repeats, score.churn]).toEqual([[], 0, 0])
  })
  it('empties a table that is lost, and moves few others', () => {
    const before = problemOf({ people: 40, tables: 9, rounds: 4 })
    const plan = planRounds(before, planSeats(before, { seed: 1, steps: 10_000 }).plan)
    const raw = {
      people: 40,
      tables: 9,
      rounds: 4,
      sizeMin: 3,
      sizeMax: 6,
      plan,
      fixedRounds: plan.slice(0, 2),
      closed: { from: 2, tables: [4] },
    }
    const after = problemOf(raw)
    const planned = planSeats(after, { seed: 1, steps: 400_000 })
    const score = scorePlan(after, planned.plan)
    const evicted = [2, 3].reduce((sum, round) => sum + (plan[round]?.[4]?.length ?? 0), 0)
    expect(score.broken).toEqual([])
    expect(score.repeats).toBe(0)
    // Whoever loses a table moves; a few others make room so that nobody meets twice.
    expect(score.churn).toBeGreaterThanOrEqual(evicted)
    expect(score.churn).toBeLessThanOrEqual(evicted * 1.5)
    expect(
      planRounds(after, planned.plan)
        .slice(2)
        .map((tables) => tables[4]),
    ).toEqual([[], []])
  })
})

describe('instances that cannot be', () => {
  it.each([
    [{}, 'people: write a whole number'],
    [{ people: 10, tables: 2, rounds: 1, sizeMax: 4 }, 'Round 0: 10 people are more than the 8 seats of their tables.'],
    [{ people: 10, tables: 2, rounds: 1, hosts: [3, 3] }, 'Person 3 is host of two tables, 0 and 1.'],
    [{ people: 10, tables: 2, rounds: 1, hosts: [3, 99] }, 'Table 1 has the host 99'],
    [
      {
        people: 10,
        tables: 2,
        rounds: 1,
        together: [
          [1, 2],
          [2, 3],
        ],
        apart: [[1, 3]],
      },
      'People 1 and 3 are to sit together and apart.',
    ],
    [
      {
        people: 10,
        tables: 5,
        rounds: 1,
        together: [
          [1, 2],
          [2, 3],
        ],
      },
      '3 people are to sit together (1, 2, 3), and no table takes more than 2.',
    ],
    [
      { people: 4, tables: 2, rounds: 1, modes: { person: 'RROO', table: 'RR' } },
      'Person 2 belongs to a part of the room that has no table.',
    ],
    [{ people: 4, tables: 2, rounds: 1, modes: { person: 'RROX', table: 'RO' } }, 'modes.person: person 3 has “X”'],
    [{ people: 4, tables: 2, rounds: 2, attendance: { 9: '10' } }, 'attendance names person 9'],
    [{ people: 4, tables: 2, rounds: 1, attributes: { region: { values: ['a'], of: '0001' } } }, 'attributes.region.of: person 3 has “1”'],
  ])('%j are refused with the culprit', (raw, sentence) => {
    const parsed = parseInstance(raw)
    expect(parsed.ok ? '' : parsed.sentence).toContain(sentence)
  })
})
