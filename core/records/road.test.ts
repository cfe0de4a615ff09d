import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexRoad, mapRoads, ROAD_STEPS, STANDINGS, type RoadFacts, type RoadIdea } from './road.ts'

const NOTHING: RoadFacts = {
  ideas: [],
  weighings: [],
  statements: [],
  drafts: [],
  sources: [],
  leftOut: new Set(),
  answers: [],
  commitments: [],
}
const idea = (id: string, changes: Partial<RoadIdea> = {}): RoadIdea => ({ id, number: 1, theme: null, isHidden: false, ...changes })
const statement = (number: number, changes: Partial<RoadFacts['statements'][number]> = {}) => ({
  weighing: 'w',
  number,
  ideas: [],
  theme: null,
  mergedInto: null,
  isHidden: false,
  ...changes,
})
const source = (clause: string, changes: Partial<RoadFacts['sources'][number]> = {}) => ({
  draft: 'd',
  clause,
  idea: null,
  theme: null,
  statement: null,
  isWithdrawn: false,
  ...changes,
})
const roadOf = (one: RoadIdea, facts: Partial<RoadFacts>) => indexRoad({ ...NOTHING, ideas: [one], ...facts }).roadOf(one)
const draft = { id: 'd', clauses: new Set(['c1', 'c2']), outcome: 'in_the_making' } as const

describe('the road of an idea', () => {
  it('says at each step why it went no further while nothing came after the table', () => {
    expect(roadOf(idea('i'), {})).toEqual({
      said: 'on_record',
      theme: 'unthemed',
      weighing: 'no_weighing',
      text: 'no_draft',
      adoption: 'not_in_text',
      answers: 'nobody_asked',
      commitments: 'none',
    })
  })
  it('is carried by the statement of its theme as by its own', () => {
    const weighings = [{ id: 'w', isClosed: true, classes: new Map([[1, 'common'] as const]) }]
    expect(roadOf(idea('i', { theme: 't' }), { weighings, statements: [statement(1, { theme: 't' })] }).weighing).toBe('common')
    expect(roadOf(idea('i'), { weighings, statements: [statement(1, { ideas: ['i'] })] }).weighing).toBe('common')
    expect(roadOf(idea('i'), { weighings, statements: [statement(1, { ideas: ['other'] })] }).weighing).toBe('not_weighed')
  })
  it('takes the result of the statement it was merged into', () => {
    const weighings = [{ id: 'w', isClosed: true, classes: new Map([[2, 'divided'] as const]) }]
    expect(roadOf(idea('i'), { weighings, statements: [statement(1, { ideas: ['i'], mergedInto: 2 })] }).weighing).toBe('divided')
  })
  it('reads the newest closed weighing, and says that it is being weighed while only an open one holds it', () => {
    const old = { id: 'old', isClosed: true, classes: new Map([[1, 'open'] as const]) }
    const fresh = { id: 'w', isClosed: true, classes: new Map([[1, 'common'] as const]) }
    const both = [statement(1, { weighing: 'old', ideas: ['i'] }), statement(1, { ideas: ['i'] })]
    expect(roadOf(idea('i'), { weighings: [old, fresh], statements: both }).weighing).toBe('common')
    expect(roadOf(idea('i'), { weighings: [old, { ...fresh, isClosed: false }], statements: both }).weighing).toBe('open')
    expect(roadOf(idea('i'), { weighings: [{ ...fresh, isClosed: false }], statements: [statement(1, { ideas: ['i'] })] }).weighing).toBe(
      'being_weighed',
    )
  })
  it('says that a statement was set aside when moderators hid it', () => {
    const weighings = [{ id: 'w', isClosed: true, classes: new Map([[1, 'common'] as const]) }]
    expect(roadOf(idea('i'), { weighings, statements: [statement(1, { ideas: ['i'], isHidden: true })] }).weighing).toBe('set_aside')
  })
  it('reaches a clause by its own citation, by its theme and by its statement', () => {
    const one = idea('i', { theme: 't' })
    const index = indexRoad({
      ...NOTHING,
      ideas: [one],
      statements: [statement(3, { ideas: ['i'], mergedInto: 4 })],
      drafts: [{ ...draft, clauses: new Set(['c1', 'c2', 'c3']) }],
      sources: [
        source('c1', { idea: 'i' }),
        source('c1', { theme: 't' }),
        source('c2', { theme: 't' }),
        source('c3', { statement: { weighing: 'w', number: 4 } }),
      ],
    })
    expect(index.clausesOf(one).standing).toEqual([
      { draft: 'd', clause: 'c1', by: 'idea' },
      { draft: 'd', clause: 'c2', by: 'theme' },
      { draft: 'd', clause: 'c3', by: 'statement' },
    ])
  })
  it('keeps what was dropped in sight: a clause that is gone, and a citation that was taken back', () => {
    expect(roadOf(idea('i'), { drafts: [draft], sources: [source('gone', { idea: 'i' })] }).text).toBe('dropped')
    expect(roadOf(idea('i'), { drafts: [draft], sources: [source('c1', { idea: 'i', isWithdrawn: true })] }).text).toBe('dropped')
    const taken = [source('c1', { idea: 'i', isWithdrawn: true }), source('c2', { idea: 'i' })]
    expect(roadOf(idea('i'), { drafts: [draft], sources: taken }).text).toBe('in_text')
  })
  it('tells apart an idea that the team left out with a reason and one that nobody took up', () => {
    expect(roadOf(idea('i'), { drafts: [draft] }).text).toBe('not_taken_up')
    expect(roadOf(idea('i'), { drafts: [draft], leftOut: new Set(['i']) }).text).toBe('left_out')
  })
  it('ignores citations of a draft that the reader may not see', () => {
    expect(roadOf(idea('i'), { sources: [source('c1', { idea: 'i' })] }).text).toBe('no_draft')
  })
  it('follows its clause to the answers, where one overdue says more than all that came', () => {
    const facts = { drafts: [{ ...draft, outcome: 'adopted' as const }], sources: [source('c1', { idea: 'i' })] }
    const answer = (state: 'answered' | 'waiting' | 'overdue', clause = 'c1') => ({ draft: 'd', clause, state })
    expect(roadOf(idea('i'), { ...facts, answers: [answer('answered'), answer('answered')] })).toMatchObject({
      adoption: 'adopted',
      answers: 'answered',
    })
    expect(roadOf(idea('i'), { ...facts, answers: [answer('answered'), answer('waiting')] }).answers).toBe('part_answered')
    expect(roadOf(idea('i'), { ...facts, answers: [answer('answered'), answer('overdue')] }).answers).toBe('overdue')
    expect(roadOf(idea('i'), { ...facts, answers: [answer('answered', 'c2')] }).answers).toBe('nobody_asked')
    expect(roadOf(idea('i'), { ...facts, commitments: [{ draft: 'd', clause: 'c1', state: 'promised' }] }).commitments).toBe('promised')
  })
})

describe('the map of all roads', () => {
  it('leaves nothing unaccounted for: at every step the counts add up to all ideas, and the flows to both sides of a step', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const map = mapRoads(facts)
        expect(map.ideas).toBe(facts.ideas.length)
        const countOf = (step: string, standing: string) =>
          map.steps.find((one) => one.step === step)?.standings.find((one) => one.standing === standing)?.ideas
        map.steps.forEach(({ step, standings }, at) => {
          expect(standings.reduce((sum, { ideas }) => sum + ideas, 0)).toBe(map.ideas)
          const next = ROAD_STEPS[at + 1]
          if (next === undefined) return
          const flows = map.flows.filter((flow) => flow.step === step)
          for (const from of STANDINGS[step])
            expect(flows.filter((flow) => flow.from === from).reduce((sum, flow) => sum + flow.ideas, 0)).toBe(countOf(step, from))
          for (const to of STANDINGS[next])
            expect(flows.filter((flow) => flow.to === to).reduce((sum, flow) => sum + flow.ideas, 0)).toBe(countOf(next, to))
        })
      }),
    )
  })
  it('counts exactly the ideas whose own road says the same', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { roadOf: own } = indexRoad(facts)
        for (const { step, standings } of mapRoads(facts).steps)
          for (const { standing, ideas } of standings) expect(facts.ideas.filter((one) => own(one)[step] === standing).length).toBe(ideas)
      }),
      { numRuns: 40 },
    )
  })
})

const anId = (letter: string, count: number) => fc.integer({ min: 0, max: count - 1 }).map((at) => `${letter}${at}`)
const anyFacts: fc.Arbitrary<RoadFacts> = fc.record({
  ideas: fc.uniqueArray(fc.record({ id: anId('i', 30), number: fc.nat(99), theme: fc.option(anId('t', 4)), isHidden: fc.boolean() }), {
    selector: ({ id }) => id,
    maxLength: 25,
  }),
  weighings: fc.constantFrom(
    [],
    [{ id: 'w0', isClosed: true, classes: new Map([[1, 'common' as const]]) }],
    [
      {
        id: 'w0',
        isClosed: true,
        classes: new Map([
          [1, 'few' as const],
          [2, 'some' as const],
        ]),
      },
      { id: 'w1', isClosed: false, classes: new Map() },
    ],
  ),
  statements: fc.array(
    fc.record({
      weighing: anId('w', 2),
      number: fc.integer({ min: 1, max: 3 }),
      ideas: fc.array(anId('i', 30), { maxLength: 4 }),
      theme: fc.option(anId('t', 4)),
      mergedInto: fc.option(fc.integer({ min: 1, max: 3 })),
      isHidden: fc.boolean(),
    }),
    { maxLength: 8 },
  ),
  drafts: fc.uniqueArray(
    fc.record({
      id: anId('d', 2),
      clauses: fc.array(anId('c', 5)).map((all) => new Set(all)),
      outcome: fc.constantFrom(...STANDINGS.adoption.filter((one) => one !== 'not_in_text')),
    }),
    { selector: ({ id }) => id, maxLength: 2 },
  ),
  sources: fc.array(
    fc.record({
      draft: anId('d', 2),
      clause: anId('c', 6),
      idea: fc.option(anId('i', 30)),
      theme: fc.option(anId('t', 4)),
      statement: fc.option(fc.record({ weighing: anId('w', 2), number: fc.integer({ min: 1, max: 3 }) })),
      isWithdrawn: fc.boolean(),
    }),
    { maxLength: 20 },
  ),
  leftOut: fc.array(anId('i', 30), { maxLength: 5 }).map((all) => new Set(all)),
  answers: fc.array(fc.record({ draft: anId('d', 2), clause: anId('c', 5), state: fc.constantFrom('answered', 'waiting', 'overdue') }), {
    maxLength: 10,
  }),
  commitments: fc.array(fc.record({ draft: anId('d', 2), clause: anId('c', 5), state: fc.constantFrom('kept', 'promised', 'broken') }), {
    maxLength: 6,
  }),
})
