import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { whyImpossible } from '../../maths/seating/check-problem.ts'
import { planSeats } from '../../maths/seating/planner.ts'
import { scorePlan } from '../../maths/seating/score.ts'
import { languageMisfits, seatingOf, seatingProblem, type PlanFacts, type PlanSeat, type PlanTable } from './seating-problem.ts'

const codes = fc.constantFrom<readonly string[]>([], [], ['en'], ['fr'], ['en', 'fr'], ['eo'])
const seat = (at: number, languages: readonly string[]): PlanSeat => ({
  ...{ number: at + 1, stakeholderGroup: null, regionalGroup: null, modality: 'room', hasLeft: false, languages },
})
const table = (at: number, languages: readonly string[], capacity = 6): PlanTable => ({
  ...{ id: `t${at}`, modality: 'room', capacity, closedFromRound: null, hostSeat: null, languages },
})
const factsOf = (people: readonly (readonly string[])[], tables: readonly PlanTable[], rounds = 2): PlanFacts => ({
  seats: people.map((languages, at) => seat(at, languages)),
  tables,
  rounds: Array.from({ length: rounds }, (_, at) => ({ id: `r${at}`, number: at + 1, isFixed: false })),
  seating: new Map(),
  together: [],
  apart: [],
})

describe('languages in the plan of a gathering', () => {
  it('plans everybody whom languages let sit, and leaves out those who fit no table', () => {
    const tables = fc.array(fc.constantFrom<readonly string[]>([], ['en'], ['fr'], ['fr', 'en']), { minLength: 6, maxLength: 9 })
    fc.assert(
      fc.property(fc.array(codes, { minLength: 3, maxLength: 32 }), tables, fc.boolean(), (people, ofTables, keeps) => {
        const facts = factsOf(
          people,
          ofTables.map((languages, at) => table(at, languages)),
        )
        const problem = seatingProblem(facts, keeps)
        expect(whyImpossible(problem)).toBeNull()
        const { plan } = planSeats(problem, { seed: 1, steps: 2_000 })
        expect(scorePlan(problem, plan).broken).toEqual([])
        const misfits = languageMisfits(facts).seats
        const seated = new Set(seatingOf(facts, plan).get('r1')?.keys())
        expect(facts.seats.filter(({ number }) => !seated.has(number)).map(({ number }) => number)).toEqual(misfits)
      }),
      { numRuns: 16 },
    )
  })
  it('opens as many tables of a language as its people need, though other tables come first', () => {
    const people = [...Array.from({ length: 20 }, () => ['en']), ...Array.from({ length: 9 }, () => ['fr'])]
    const tables = Array.from({ length: 12 }, (_, at) => table(at, at < 8 ? ['en'] : ['fr']))
    const problem = seatingProblem(factsOf(people, tables, 1), false)
    const open = [...problem.sizeMax.keys()].filter((at) => (problem.sizeMax[at] ?? 0) > 0)
    expect(open.filter((at) => at >= 8)).toEqual([8, 9])
    expect(open.length).toBeLessThanOrEqual(7)
  })
  it('names seats without a table, tables that nobody speaks at, and hosts who speak none of their languages', () => {
    const tables = [table(0, ['en'], 1), table(1, ['sw']), { ...table(2, ['fr']), hostSeat: 1 }]
    const facts = factsOf([['en'], ['en'], ['fr'], []], tables)
    expect(languageMisfits(facts)).toEqual({ seats: [2], tables: ['t1'], hosts: ['t2'] })
    expect(languageMisfits(factsOf([['en'], []], [table(0, [])]))).toEqual({ seats: [], tables: [], hosts: [] })
  })
})
