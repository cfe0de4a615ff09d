import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseBallots, type Count, type GroupCount } from './ballots.ts'
import { NAMED_RULES, namedRule } from './named-rules.ts'
import { parseRule } from './parse-rule.ts'
import { atLeast, countsBallots, moreThan, type Condition, type DecisionRule } from './rule.ts'
import { ruleSentence } from './rule-sentence.ts'
import { tally } from './tally.ts'

const FIXTURES = join(import.meta.dirname, '../../../shared/decision-rules/fixtures.json')
/** Names of rules in the order of the fixtures. */
const IN_ORDER = ['majority', 'two-thirds', 'every-group-majority', 'fsc', 'gnso-supermajority', 'eu', 'iso', 'group-mean-two-thirds']
const RANDOM_PROFILES = 10_000

function rule(key: string): DecisionRule {
  const found = namedRule(key)
  if (found === undefined) throw new Error(`no rule ${key}`)
  return found
}
function groups(counts: Readonly<Record<string, readonly [members: number, yes: number, no: number, abstain: number]>>): GroupCount[] {
  return Object.entries(counts).map(([group, [members, yes, no, abstain]]) => ({ group, members, yes, no, abstain }))
}
function ruleOf(...conditions: Condition[]): DecisionRule {
  return { key: 'test', name: 'Test', conditions }
}

describe.skipIf(!existsSync(FIXTURES))('the five votes of fifty people (needs the shared fixtures)', () => {
  interface Fixtures {
    readonly groups: Record<string, number>
    readonly cases: Record<string, Record<string, Count>>
    readonly expected: Record<string, Record<string, boolean | number>>
  }
  // The file is ours to read, not to write; its shape is fixed.
  const fixtures = existsSync(FIXTURES) ? (JSON.parse(readFileSync(FIXTURES, 'utf8')) as Fixtures) : { groups: {}, cases: {}, expected: {} }
  const cases = Object.entries(fixtures.expected).slice(0, IN_ORDER.length)
  it.each(cases.flatMap(([, byCase], at) => Object.entries(byCase).map(([name, adopted]) => [IN_ORDER[at] ?? '', name, adopted] as const)))(
    'by %s, %s is %s',
    (key, name, adopted) => {
      const ballots = parseBallots({ members: fixtures.groups, counts: fixtures.cases[name] })
      expect(ballots.ok && tally(rule(key), ballots.value).adopted).toBe(adopted)
    },
  )
})

/** The same rules written once more, by whole numbers alone and from their texts: an oracle that shares nothing with the code. */
const ORACLE: Readonly<Record<string, (all: readonly GroupCount[]) => boolean>> = {
  majority: (all) => total(all, 'yes') > total(all, 'no'),
  'two-thirds': (all) => 3 * total(all, 'yes') >= 2 * (total(all, 'yes') + total(all, 'no')) && total(all, 'yes') + total(all, 'no') > 0,
  'every-group-majority': (all) => all.every(({ yes, no }) => yes > no),
  fsc: (all) => all.every(({ members, yes, no, abstain }) => 2 * (yes + no + abstain) > members && yes > no) && meanAtLeastTwoThirds(all),
  'gnso-supermajority': (all) => {
    const inHouse = (isGov: boolean): readonly [yes: number, members: number] => {
      const some = all.filter(({ group }) => (group === 'gov') === isGov)
      return [total(some, 'yes'), total(some, 'members')]
    }
    const [[a, am], [b, bm]] = [inHouse(true), inHouse(false)]
    if (am === 0 || bm === 0) return false
    const both = 3 * a >= 2 * am && 3 * b >= 2 * bm
    return both || (4 * a >= 3 * am && 2 * b > bm) || (4 * b >= 3 * bm && 2 * a > am)
  },
  eu: (all) =>
    100 * all.filter(({ yes, members }) => 2 * yes > members).length >= 55 * all.length &&
    100 * total(all, 'yes') >= 65 * total(all, 'members'),
  iso: (all) => {
    const [yes, no] = [total(all, 'yes'), total(all, 'no')]
    return yes + no > 0 && 3 * yes >= 2 * (yes + no) && 4 * no <= yes + no
  },
  'group-mean-two-thirds': meanAtLeastTwoThirds,
  // Two to one to one of what is said for and against, with governments double; the other groups of the profile weigh one.
  ilo: (all) => {
    const cast = (group: GroupCount): number => group.yes + group.no
    const allCast = all.reduce((sum, group) => sum + cast(group), 0)
    if (2 * allCast < total(all, 'members')) return false
    const denominator = all.reduce((product, group) => product * Math.max(1, cast(group)), 1)
    const weighed = all.reduce(
      (sum, group) => sum + (group.group === 'gov' ? 2 : 1) * ((group.yes * denominator) / Math.max(1, cast(group))),
      0,
    )
    return 3 * weighed >= 2 * 5 * denominator
  },
}
function total(all: readonly GroupCount[], field: 'yes' | 'no' | 'members'): number {
  return all.reduce((sum, group) => sum + group[field], 0)
}
function meanAtLeastTwoThirds(all: readonly GroupCount[]): boolean {
  // Brought to one denominator: the product of all ballots for or against, which stays far below 2^53 for four small groups.
  const cast = all.map(({ yes, no }) => Math.max(1, yes + no))
  const denominator = cast.reduce((product, one) => product * one, 1)
  const sum = all.reduce((numerator, { yes }, at) => numerator + (yes * denominator) / (cast[at] ?? 1), 0)
  return 3 * sum >= 2 * all.length * denominator
}

describe('counting', () => {
  it.each(Object.keys(ORACLE))(`agrees by %s with an independent count on ${RANDOM_PROFILES} random profiles`, (key) => {
    const given = fc
      .record({ yes: fc.nat(9), no: fc.nat(9), abstain: fc.nat(5), silent: fc.nat(4) })
      .filter(({ yes, no, abstain, silent }) => yes + no + abstain + silent > 0)
    const profile = fc.tuple(given, given, given, given).map((all) =>
      all.map(({ yes, no, abstain, silent }, at): GroupCount => ({
        group: ['gov', 'priv', 'civ', 'tech'][at] ?? '',
        members: yes + no + abstain + silent,
        yes,
        no,
        abstain,
      })),
    )
    fc.assert(
      fc.property(profile, (all) => tally(rule(key), all).adopted === ORACLE[key]?.(all)),
      { numRuns: RANDOM_PROFILES },
    )
  })
  it('reaches two thirds with 20 of 30, and not with 19 of 29', () => {
    expect(tally(rule('two-thirds'), groups({ a: [30, 20, 10, 0] })).adopted).toBe(true)
    expect(tally(rule('two-thirds'), groups({ a: [30, 19, 10, 1] })).adopted).toBe(false)
  })
  it('adopts nothing when nobody voted', () => {
    for (const one of NAMED_RULES.filter(countsBallots))
      expect(tally(one, groups({ gov: [20, 0, 0, 0], civ: [8, 0, 0, 0] })).adopted).toBe(false)
  })
  it('leaves out a group without members', () => {
    expect(tally(rule('every-group-majority'), groups({ a: [3, 2, 1, 0], b: [0, 0, 0, 0] })).adopted).toBe(true)
  })
  it('never turns a yes vote more into a refusal', () => {
    const one = fc.record({ yes: fc.nat(9), no: fc.nat(9), abstain: fc.nat(5), silent: fc.integer({ min: 1, max: 4 }) })
    fc.assert(
      fc.property(fc.constantFrom(...NAMED_RULES), fc.array(one, { minLength: 2, maxLength: 4 }), (some, given) => {
        const all = given.map((ballot, at): GroupCount => ({
          group: ['gov', 'priv', 'civ', 'tech'][at] ?? '',
          members: ballot.yes + ballot.no + ballot.abstain + ballot.silent,
          yes: ballot.yes,
          no: ballot.no,
          abstain: ballot.abstain,
        }))
        const more = all.map((group, at) => (at === 0 ? { ...group, yes: group.yes + 1 } : group))
        return !tally(some, all).adopted || tally(some, more).adopted
      }),
    )
  })
  it('says what every step rests on', () => {
    const counted = tally(rule('iso'), groups({ a: [50, 34, 16, 0] }))
    expect(counted).toEqual({
      adopted: false,
      steps: [
        {
          condition: 'at least 2/3 of all ballots for or against say yes',
          holds: true,
          figures: ['34 yes of 50 ballots for or against, 68 %, needed at least 2/3'],
        },
        {
          condition: 'no more than 1/4 of all ballots for or against say no',
          holds: false,
          figures: ['16 no of 50 ballots for or against, 32 %'],
        },
      ],
    })
  })
  it('blocks when enough groups are against', () => {
    const blocked = ruleOf({ kind: 'yes_of_all', of: 'cast', threshold: moreThan(1, 2) }, { kind: 'not_blocked', blocking: 1 })
    expect(tally(blocked, groups({ a: [9, 9, 0, 0], b: [3, 1, 2, 0] })).adopted).toBe(false)
    expect(tally(blocked, groups({ a: [9, 9, 0, 0], b: [3, 2, 1, 0] })).adopted).toBe(true)
  })
})

describe('rules as data', () => {
  it('come back from JSON as they were, every named one', () => {
    for (const one of NAMED_RULES) expect(parseRule(JSON.parse(JSON.stringify(one)))).toEqual({ ok: true, value: one })
  })
  it.each([
    [{}, 'key'],
    [{ key: 'a', name: 'A', conditions: [] }, 'conditions'],
    [{ key: 'a', name: 'A', conditions: [{ kind: 'yes_of_all', threshold: atLeast(1, 2) }] }, 'conditions.0.of'],
    [{ key: 'a', name: 'A', conditions: [{ kind: 'yes_of_all', of: 'cast', threshold: atLeast(3, 2) }] }, 'conditions.0.threshold.share'],
    [{ key: 'a', name: 'A', conditions: [{ kind: 'guess', of: 'cast' }] }, 'conditions.0.kind'],
    [{ key: 'a', name: 'A', conditions: [{ kind: 'not_blocked', blocking: 0 }] }, 'conditions.0.blocking'],
    [{ key: 'a', name: 'A', conditions: [{ kind: 'not_blocked', blocking: 1, against: { of: 'all' } }] }, 'conditions.0.against.of'],
    [{ key: 'a', name: 'A', conditions: [{ kind: 'silence', hours: 0 }] }, 'conditions.0.hours'],
    [{ key: 'a', name: 'A', conditions: [{ kind: 'silence', hours: 1.5 }] }, 'conditions.0.hours'],
    [{ key: 'a', name: 'A', conditions: [{ kind: 'breadth', groups: 3 }] }, 'conditions.0.voters'],
    [{ key: 'a', name: 'A', conditions: [{ kind: 'objections', settled: 'no' }] }, 'conditions.0.settled'],
    [{ key: 'a', name: 'A', conditions: [{ kind: 'designation', atLeast: 'unanimity', estimates: 2 }] }, 'conditions.0.atLeast'],
    [{ key: 'a', name: 'A', conditions: [{ kind: 'quorum_of_all', of: 'members', threshold: atLeast(1, 2) }] }, 'conditions.0.of'],
  ])('are refused by field: %j', (raw, field) => {
    expect(parseRule(raw)).toMatchObject({ ok: false, facts: { field } })
  })
  it('say their sentence', () => {
    expect(ruleSentence(rule('fsc'))).toBe(
      "Adopted when more than 1/2 of the members in every group take part, more than 1/2 of the ballots for or against in every group say yes, and the mean of the groups' yes shares, of their ballots for or against, each group weighing the same, is at least 2/3.",
    )
    expect(ruleSentence(rule('gnso-supermajority'))).toBe(
      'Adopted when of the houses “Governments” (government, gov) and “Everybody else” (all other groups), counted by members, say yes: at least 2/3 in each, or at least 3/4 in one and more than 1/2 in the other.',
    )
  })
})

describe('ballots', () => {
  it.each([
    [null, 'ballots'],
    [{ members: {}, counts: {} }, 'members'],
    [{ members: { a: 3 }, counts: { b: [1, 0, 0] } }, 'counts.b'],
    [{ members: { a: 3 }, counts: { a: [2, 2, 0] } }, 'counts.a'],
    [{ members: { a: 3 }, counts: { a: [2, 1] } }, 'counts.a'],
    [{ members: { a: -1 }, counts: {} }, 'members.a'],
    [{ members: { a: 3 }, counts: { a: [1.5, 0, 0] } }, 'counts.a'],
  ])('are refused by field: %j', (raw, field) => {
    expect(parseBallots(raw)).toMatchObject({ ok: false, facts: { field } })
  })
})
