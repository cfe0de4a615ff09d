import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countMarks, fitsOptions, isBlank, OPTIONS_MAX, parseMarks, type Choosing } from './choosing.ts'
import { CHOICE_METHODS } from './choice-ballots.ts'
import { atLeast, type Condition, type DecisionRule } from './rule.ts'
import { ruleSentence } from './rule-sentence.ts'

const choose = (method: Choosing['method'], seats = 1): Choosing => ({ kind: 'choose', method, seats })
const rule = (...conditions: Condition[]): DecisionRule => ({ key: 'own', name: 'Ours', conditions })

describe('choosing among options', () => {
  it('says in one sentence how it is chosen, and when that counts', () => {
    expect(ruleSentence(rule({ kind: 'quorum_of_all', threshold: atLeast(1, 2) }, choose('stv', 2)))).toBe(
      'Ballots rank the options, and 2 are chosen by a quota, what is beyond it going on to the next choice (single transferable ballot). It counts when at least 1/2 of all members take part.',
    )
  })

  it('takes options with a rule that chooses and with no other, and nothing about yes and no beside it', () => {
    const field = (one: DecisionRule, options: number) => {
      const fits = fitsOptions(one, options)
      return fits.ok ? null : fits.facts['field']
    }
    expect(field(rule(choose('stv', 2)), 3)).toBeNull()
    expect(field(rule(choose('stv', 3)), 3)).toBe('options')
    expect(field(rule(choose('stv')), OPTIONS_MAX + 1)).toBe('options')
    expect(field(rule(choose('schulze', 2)), 3)).toBe('rule.conditions')
    expect(field(rule(choose('schulze'), { kind: 'chair_call' }), 3)).toBe('rule.conditions')
    expect(field(rule({ kind: 'chair_call' }), 2)).toBe('options')
    expect(field(rule({ kind: 'chair_call' }), 0)).toBeNull()
  })

  it('refuses ranks given twice, numbers beyond the last grade, and ballots of another length', () => {
    expect(parseMarks(choose('stv'), 3, [1, 1, 0]).ok).toBe(false)
    expect(parseMarks(choose('schulze'), 3, [1, 1, 0]).ok).toBe(true)
    expect(parseMarks(choose('majority-judgement'), 2, [6, 7]).ok).toBe(false)
    expect(parseMarks(choose('equal-shares'), 2, [1, 2]).ok).toBe(false)
    expect(parseMarks(choose('equal-shares'), 3, [1, 1]).ok).toBe(false)
  })

  it('counts each method from the same kind of marks', () => {
    const times = (count: number, marks: readonly number[]) => Array.from({ length: count }, () => [...marks])
    const ranks = [...times(3, [1, 2, 0]), ...times(2, [0, 1, 2])]
    expect(countMarks(choose('schulze'), 3, ranks)).toMatchObject({ chosen: [1], order: [[1], [2], [3]] })
    expect(countMarks(choose('stv', 2), 3, ranks)?.chosen.toSorted()).toEqual([1, 2])
    const grades = [
      [6, 2, 0],
      [6, 3, 0],
      [1, 5, 0],
    ]
    expect(countMarks(choose('majority-judgement'), 3, grades)).toMatchObject({ chosen: [1], order: [[1], [2], [3]] })
    expect(countMarks(choose('equal-shares', 2), 3, [...times(3, [1, 1, 0]), ...times(3, [0, 0, 1])])?.chosen).toContain(3)
    expect(countMarks(choose('stv', 2), 3, [[0, 0, 0]])).toBeNull()
  })

  it('chooses the same whatever the order of the ballots and with blank ones among them, and as many as there are seats', () => {
    const ballots = fc.array(fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(ballots, fc.constantFrom(...CHOICE_METHODS), fc.integer({ min: 1, max: 4 }), (said, method, seats) => {
        const marks = method === 'stv' ? said.map((one) => one.map((mark, at) => mark * (at + 1))) : said
        const choosing = choose(method, method === 'stv' || method === 'equal-shares' ? seats : 1)
        const found = countMarks(choosing, 5, marks)
        expect(countMarks(choosing, 5, [[0, 0, 0, 0, 0], ...marks.toReversed()])).toEqual(found)
        expect(found === null).toBe(said.every(isBlank))
        if (found !== null && method === 'stv') expect(found.chosen).toHaveLength(seats)
        if (found !== null && method === 'equal-shares') expect(found.chosen.length).toBeLessThanOrEqual(seats)
      }),
      { numRuns: 200 },
    )
  })
})
