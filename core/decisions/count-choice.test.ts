import { describe, expect, it } from 'vitest'
import { CHOICE_METHODS, parseChoice, type ChoiceMethod } from './choice-ballots.ts'
import { countChoice, type Choice } from './count-choice.ts'

function counted(method: ChoiceMethod, raw: unknown): Choice {
  const parsed = parseChoice(method, raw)
  if (!parsed.ok) throw new Error(`${String(parsed.facts['field'])}: ${String(parsed.facts['detail'])}`)
  return countChoice(parsed.value)
}
const candidates = ['Bridge', 'Library', 'Park']

describe('choosing among several', () => {
  it('ranks by Schulze, with ties in a list of their own', () => {
    const ballots = [
      { count: 3, ranking: ['Library', ['Bridge', 'Park']] },
      { count: 2, ranking: ['Bridge'] },
    ]
    expect(counted('schulze', { candidates, ballots })).toEqual({
      method: 'schulze',
      chosen: ['Library'],
      order: [['Library'], ['Bridge'], ['Park']],
      why: [
        'Library before Bridge: 3 ballots to 2; strongest path 3, the other way 0',
        'Library before Park: 3 ballots to 0; strongest path 3, the other way 0',
      ],
    })
  })
  it('judges by majority grades, and gives the worst to whoever is not graded', () => {
    const grades = ['Reject', 'Fair', 'Good']
    const ballots = [{ count: 2, grades: { Library: 'Good', Bridge: 'Fair' } }, { grades: { Bridge: 'Good' } }]
    expect(counted('majority-judgement', { candidates, grades, ballots })).toMatchObject({
      chosen: ['Library'],
      order: [['Library'], ['Bridge'], ['Park']],
      why: [
        'Library: Good by the majority (2 Good, 0 Fair, 1 Reject)',
        'Bridge: Fair by the majority (1 Good, 2 Fair, 0 Reject)',
        'Park: Reject by the majority (0 Good, 0 Fair, 3 Reject)',
      ],
    })
  })
  it('fills seats by transfer, stage by stage in exact fractions', () => {
    const ballots = [
      { count: 5, ranking: ['Library', 'Park'] },
      { count: 3, ranking: ['Bridge'] },
      { count: 1, ranking: ['Park', 'Bridge'] },
    ]
    expect(counted('stv', { candidates, seats: 2, ballots })).toMatchObject({
      chosen: ['Library', 'Bridge'],
      why: [
        'quota 4, 2 seats',
        'Bridge with 3, Library with 5, Park with 1. Elected: Library',
        'Bridge with 3, Library with 5, Park with 1. Surplus goes on from Library',
        'Bridge with 3, Library with 4, Park with 2. Excluded: Park',
        'Bridge with 4, Library with 4. Seated, as many as are left: Bridge',
      ],
    })
  })
  it('chooses a set by equal shares, and says who paid', () => {
    const ballots = [
      { count: 3, approves: ['Library'] },
      { count: 1, approves: ['Bridge', 'Park'] },
    ]
    expect(counted('equal-shares', { costs: { Bridge: 6, Library: 5, Park: 2 }, budget: 8, ballots })).toMatchObject({
      chosen: ['Library', 'Park'],
      why: [
        'Library, cost 5: paid by its 3 supporters, at most 5/3 each',
        'Park, cost 2: paid by its 1 supporter, at most 2 each',
        '1 of 8 is left',
      ],
    })
    expect(counted('equal-shares', { candidates, seats: 2, ballots }).chosen).toEqual(['Library', 'Bridge'])
  })
  it.each<[ChoiceMethod, unknown, string]>([
    ['schulze', null, 'ballots'],
    ['schulze', { candidates: ['a', 'a'], ballots: [] }, 'candidates'],
    ['schulze', { candidates, ballots: [] }, 'ballots'],
    ['schulze', { candidates, ballots: [{ ranking: ['Library', 'Library'] }] }, 'ballots.0.ranking'],
    ['schulze', { candidates, ballots: [{ ranking: ['Tower'] }] }, 'ballots.0.ranking'],
    ['schulze', { candidates, ballots: [{ count: 0, ranking: [] }] }, 'ballots.0.count'],
    ['stv', { candidates, ballots: [{ ranking: [] }] }, 'seats'],
    ['stv', { candidates, seats: 1, ballots: [{ ranking: [['Park']] }] }, 'ballots.0.ranking'],
    ['majority-judgement', { candidates, grades: ['Good'], ballots: [] }, 'grades'],
    ['majority-judgement', { candidates, grades: ['No', 'Yes'], ballots: [{ grades: { Park: 'Perhaps' } }] }, 'ballots.0.grades'],
    ['equal-shares', { costs: { Park: 0 }, budget: 3, ballots: [] }, 'costs'],
    ['equal-shares', { costs: { Park: 1 }, ballots: [] }, 'budget'],
    ['equal-shares', { candidates, seats: 1, ballots: [{ approves: 'Park' }] }, 'ballots.0.approves'],
  ])('refuses by field: %s %j', (method, raw, field) => {
    expect(parseChoice(method, raw)).toMatchObject({ ok: false, facts: { field } })
  })
  it('knows every method', () => {
    expect(CHOICE_METHODS.map((method) => parseChoice(method, {}).ok)).toEqual([false, false, false, false])
  })
})
