import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GroupCount } from './ballots.ts'
import { DESIGNATIONS } from './designation.ts'
import { namedRule } from './named-rules.ts'
import { parseRule } from './parse-rule.ts'
import { EMPTY_REGISTER, OBJECTION_STATES, parseRegister, type Register } from './register.ts'
import { asksRegister, atLeast, countsBallots, looksAtGroups, moreThan, silenceHours, type Condition, type DecisionRule } from './rule.ts'
import { abstentionSentence, conditionSentence, ruleSentence } from './rule-sentence.ts'
import { tally } from './tally.ts'

function rule(key: string): DecisionRule {
  const found = namedRule(key)
  if (found === undefined) throw new Error(`no rule ${key}`)
  return found
}
function ruleOf(...conditions: Condition[]): DecisionRule {
  return { key: 'test', name: 'Test', conditions }
}
function groups(counts: Readonly<Record<string, readonly [members: number, yes: number, no: number, abstain: number]>>): GroupCount[] {
  return Object.entries(counts).map(([group, [members, yes, no, abstain]]) => ({ group, members, yes, no, abstain }))
}
const registers = fc.record({
  objections: fc.array(fc.constantFrom(...OBJECTION_STATES), { maxLength: 6 }),
  minutesPassed: fc.nat(10_000),
  isCalled: fc.boolean(),
  estimates: fc.array(fc.constantFrom(...DESIGNATIONS), { maxLength: 4 }),
})

describe('rules without ballots', () => {
  /** The same rules once more, in words of their texts. */
  const ORACLE: Readonly<Record<string, (register: Register) => boolean>> = {
    consent: ({ objections }) => !objections.includes('open'),
    silence: ({ objections, minutesPassed }) =>
      minutesPassed >= 72 * 60 && new Set(objections).size === new Set(objections.filter((state) => state === 'withdrawn')).size,
    'rough-consensus': ({ objections, isCalled }) => isCalled && objections.filter((state) => state === 'open').length === 0,
    designation: ({ estimates }) => estimates.length > 1 && ['full_consensus', 'consensus'].includes(estimates[estimates.length - 1] ?? ''),
  }
  it.each(Object.keys(ORACLE))('agree by %s with an independent judgement, whatever the ballots', (key) => {
    fc.assert(
      fc.property(registers, fc.nat(9), (register, yes) => {
        expect(tally(rule(key), groups({ a: [9, yes, 0, 0] }), register).adopted).toBe(ORACLE[key]?.(register))
      }),
      { numRuns: 2_000 },
    )
  })
  it('settle: withdrawing an objection never turns an adoption into a refusal', () => {
    const asked = ['consent', 'silence', 'rough-consensus'].map(rule)
    fc.assert(
      fc.property(fc.constantFrom(...asked), registers, fc.nat(5), (one, register, at) => {
        const calmer = {
          ...register,
          objections: register.objections.map((state, place) => (place === at ? ('withdrawn' as const) : state)),
        }
        return !tally(one, [], register).adopted || tally(one, [], calmer).adopted
      }),
    )
  })
  it('ask for accommodation where the rule says so: an answer alone is not enough', () => {
    const strict = ruleOf({ kind: 'objections', settled: 'accommodated' })
    expect(tally(strict, [], { ...EMPTY_REGISTER, objections: ['answered'] }).adopted).toBe(false)
    expect(tally(strict, [], { ...EMPTY_REGISTER, objections: ['accommodated', 'withdrawn'] }).adopted).toBe(true)
  })
  it('say what they found', () => {
    const counted = tally(rule('silence'), [], { ...EMPTY_REGISTER, minutesPassed: 61, objections: ['open', 'withdrawn'] })
    expect(counted).toEqual({
      adopted: false,
      steps: [
        {
          condition: 'nobody objects within 72 hours',
          holds: false,
          figures: ['1 hour and 1 minute passed', '2 objections: 1 open, 0 answered, 0 accommodated, 1 withdrawn'],
        },
      ],
    })
  })
  it('say their sentence', () => {
    expect(ruleSentence(rule('rough-consensus'))).toBe(
      'Adopted when the chair calls rough consensus, and no objection is left unanswered, though not every one need be accommodated.',
    )
    expect(ruleSentence(rule('designation'))).toBe(
      'Adopted when the chairs have published at least 2 estimates, and the last says “Consensus” or stronger.',
    )
  })
  it('know that they count no ballot, and how long they are silent', () => {
    expect(['consent', 'silence', 'rough-consensus', 'designation'].map((key) => countsBallots(rule(key)))).toEqual([
      false,
      false,
      false,
      false,
    ])
    expect(['majority', 'iso', 'eu'].map((key) => [countsBallots(rule(key)), asksRegister(rule(key))])).toEqual(
      [1, 2, 3].map(() => [true, false]),
    )
    expect([silenceHours(rule('silence')), silenceHours(rule('eu'))]).toEqual([72, null])
  })
})

describe('clauses on groups', () => {
  const member = fc.record({ yes: fc.nat(9), no: fc.nat(9), abstain: fc.nat(4), silent: fc.nat(4) })
  const profiles = fc.array(member, { minLength: 1, maxLength: 5 }).map((all) =>
    all.map(({ yes, no, abstain, silent }, at): GroupCount => ({
      group: `g${at}`,
      members: yes + no + abstain + silent,
      yes,
      no,
      abstain,
    })),
  )
  it('ask for breadth: yes votes in so many groups, whatever their sum', () => {
    fc.assert(
      fc.property(profiles, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), (all, wide, deep) => {
        let broad = 0
        for (const { yes } of all) if (yes >= deep) broad += 1
        return tally(ruleOf({ kind: 'breadth', groups: wide, voters: deep }), all).adopted === broad >= wide
      }),
    )
  })
  it('block by a share of members, which those who stay away do not make', () => {
    const third: Condition = { kind: 'not_blocked', blocking: 1, against: { of: 'members', threshold: moreThan(1, 3) } }
    fc.assert(fc.property(profiles, (all) => tally(ruleOf(third), all).adopted === all.every(({ no, members }) => 3 * no <= members)))
  })
  it('count a quorum without abstentions where the rule says votes cast', () => {
    const all = groups({ a: [10, 3, 1, 4] })
    expect(tally(ruleOf({ kind: 'quorum_of_all', threshold: atLeast(1, 2) }), all).adopted).toBe(true)
    expect(tally(ruleOf({ kind: 'quorum_of_all', of: 'cast', threshold: atLeast(1, 2) }), all).adopted).toBe(false)
    expect(tally(ruleOf({ kind: 'quorum_in_each_group', of: 'cast', threshold: atLeast(1, 2) }), all).steps[0]?.figures).toEqual([
      'a: 4 of 10 members said yes or no, 40 %, needed at least 1/2',
    ])
  })
  it('know which of them show how a group voted', () => {
    expect(['majority', 'two-thirds', 'iso', 'consent'].map((key) => looksAtGroups(rule(key)))).toEqual([false, false, false, false])
    expect(['every-group-majority', 'fsc', 'gnso-supermajority', 'eu', 'ilo'].map((key) => looksAtGroups(rule(key)))).toEqual(
      [1, 2, 3, 4, 5].map(() => true),
    )
  })
})

describe('what people read', () => {
  const names: Readonly<Record<string, string>> = { government: 'Governments', employers: 'Employers' }
  it('calls groups by their names, and is silent of groups that the forum has not', () => {
    expect(ruleSentence(rule('ilo'), (key) => names[key] ?? null)).toContain('weighing Governments 2, Employers 1, every other group 1')
    expect(ruleSentence(rule('gnso-majority'), (key) => names[key] ?? null)).toContain(
      '“Governments” and “Everybody else” (all other groups)',
    )
    const named = [{ group: 'government', name: 'Governments', members: 3, yes: 2, no: 1, abstain: 0 }]
    expect(tally(rule('every-group-majority'), named).steps[0]?.figures[0]).toMatch(/^Governments: 2 yes/)
  })
  it('says what an abstention means', () => {
    expect(abstentionSentence(rule('majority'))).toBe('Where ballots for or against are counted, an abstention weighs neither way.')
    expect(abstentionSentence(rule('eu'))).toBe('Where all members are counted, an abstention and staying away weigh like a no.')
    expect(abstentionSentence(rule('consent'))).toBeNull()
  })
  it.each<[Condition, string]>([
    [{ kind: 'breadth', groups: 3, voters: 1 }, 'at least 3 groups have a yes ballot'],
    [{ kind: 'breadth', groups: 1, voters: 2 }, 'at least 1 group has at least 2 yes ballots'],
    [
      { kind: 'not_blocked', blocking: 2, against: { of: 'members', threshold: moreThan(1, 3) } },
      'fewer than 2 groups are against, each by no ballots of more than 1/3 of its members',
    ],
    [{ kind: 'quorum_of_all', of: 'cast', threshold: atLeast(1, 2) }, 'at least 1/2 of all members say yes or no'],
    [{ kind: 'objections', settled: 'accommodated' }, 'no objection stands: each is accommodated or withdrawn'],
    [
      { kind: 'designation', atLeast: 'full_consensus', estimates: 1 },
      'the chairs have published at least 1 estimate, and the last says “Full consensus”',
    ],
  ])('%j', (condition, sentence) => {
    expect(conditionSentence(condition)).toBe(sentence)
    expect(parseRule(JSON.parse(JSON.stringify(ruleOf(condition))))).toEqual({ ok: true, value: ruleOf(condition) })
  })
})

describe('a register from outside', () => {
  it('is read as it is, and empty where nothing is said', () => {
    expect(parseRegister(undefined)).toEqual({ ok: true, value: EMPTY_REGISTER })
    const some = { objections: ['open'], minutesPassed: 5, isCalled: true, estimates: ['consensus'] }
    expect(parseRegister(some)).toEqual({ ok: true, value: some })
  })
  it.each([
    [{ objections: ['loud'] }, 'objections'],
    [{ estimates: 'consensus' }, 'estimates'],
    [{ minutesPassed: -1 }, 'minutesPassed'],
    [{ isCalled: 'yes' }, 'isCalled'],
  ])('is refused by field: %j', (raw, field) => {
    expect(parseRegister(raw)).toMatchObject({ ok: false, facts: { field } })
  })
})
