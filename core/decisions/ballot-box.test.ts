import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SHOWN_APART_MIN } from '../people/small-groups.ts'
import { CHOICES, countBox, isPooled, mayOpen, POOLED_KEY, takesIn, type RollGroup } from './ballot-box.ts'
import { NAMED_RULES, namedRule } from './named-rules.ts'
import { readRecordedRule, recordedRule, ruleDigest } from './recorded-rule.ts'
import { looksAtGroups, type DecisionRule } from './rule.ts'
import { BY_KEY } from './rule-sentence.ts'
import { tally } from './tally.ts'

function rule(key: string): DecisionRule {
  const found = namedRule(key)
  if (found === undefined) throw new Error(`no rule ${key}`)
  return found
}
const roll = (voters: Readonly<Record<string, number>>): RollGroup[] =>
  Object.entries(voters).map(([key, count]) => ({ group: `id-${key}`, key, voters: count }))

describe('opening', () => {
  it.each([
    ['an empty roll', 'majority', false, {}, 'roll_missing'],
    [
      'a secret ballot of a small group under a rule that counts groups',
      'every-group-majority',
      true,
      { government: 5, academia: 4 },
      'group_too_small',
    ],
    ['a house that nobody of the roll is in', 'gnso-majority', false, { academia: 9 }, 'rule_out_of_reach'],
  ])('refuses %s', (_, key, isSecret, voters, code) => {
    expect(mayOpen({ rule: rule(key), isSecret, roll: roll(voters) })).toMatchObject({ ok: false, code })
  })
  it.each([
    ['majority', true, { government: 1, academia: 1 }],
    ['every-group-majority', false, { government: 1, academia: 1 }],
    ['every-group-majority', true, { government: 5, academia: 5 }],
    ['silence', false, { academia: 1 }],
    ['designation', false, { academia: 1 }],
    ['rough-consensus', true, { academia: 1 }],
  ])('takes %s, secret %s, with %j', (key, isSecret, voters) => {
    expect(mayOpen({ rule: rule(key), isSecret, roll: roll(voters) }).ok).toBe(true)
  })
})

describe('the box', () => {
  const given = fc.array(fc.record({ group: fc.constantFrom('id-a', 'id-b'), choice: fc.constantFrom(...CHOICES) }), { maxLength: 8 })
  it('counts each ballot once, whatever the order, and small groups only together when they are secret', () => {
    fc.assert(
      fc.property(given, fc.boolean(), fc.integer({ min: 1, max: 9 }), (cast, isSecret, size) => {
        const prepared = { rule: rule('majority'), isSecret, roll: roll({ a: 8, b: size }) }
        const counts = countBox(prepared, cast)
        expect(counts.reduce((sum, { yes, no, abstain }) => sum + yes + no + abstain, 0)).toBe(cast.length)
        expect(countBox(prepared, cast.toReversed())).toEqual(counts)
        expect(isPooled(prepared)).toBe(isSecret && size < SHOWN_APART_MIN)
        expect(counts.map(({ group }) => group)).toEqual(isPooled(prepared) ? [POOLED_KEY] : ['a', 'b'])
      }),
    )
  })
  it('yields the same together as apart, by every rule that does not look at groups', () => {
    const blind = NAMED_RULES.filter((one) => !looksAtGroups(one) && takesIn(one).ballots)
    fc.assert(
      fc.property(given, fc.constantFrom(...blind), (cast, one) => {
        const [apart, together] = [false, true].map((isSecret) => countBox({ rule: one, isSecret, roll: roll({ a: 8, b: 4 }) }, cast))
        expect(together).toHaveLength(1)
        expect(tally(one, together ?? []).adopted).toBe(tally(one, apart ?? []).adopted)
      }),
    )
  })
  it('faults on a ballot of a group that is not on the roll', () => {
    expect(() => countBox({ rule: rule('majority'), isSecret: false, roll: roll({ a: 1 }) }, [{ group: 'id-z', choice: 'yes' }])).toThrow(
      RangeError,
    )
  })
})

describe('a rule in the ledger', () => {
  it('comes back and counts the same, every named one, without a word of a name', () => {
    for (const one of NAMED_RULES) {
      const recorded = recordedRule(one)
      expect(JSON.stringify(recorded)).not.toContain(one.name)
      expect(JSON.stringify(recorded)).not.toContain('Everybody')
      const back = readRecordedRule(recorded, null, BY_KEY)
      expect([back.key, back.name, recordedRule(back)]).toEqual([one.key, one.name, recorded])
      expect(ruleDigest(recordedRule(back))).toBe(ruleDigest(recorded))
    }
    expect(new Set(NAMED_RULES.map((one) => ruleDigest(recordedRule(one)))).size).toBe(NAMED_RULES.length)
  })
  it('keeps no key of ours over other conditions', () => {
    const false_ = { ...rule('iso'), conditions: rule('majority').conditions }
    expect(recordedRule(false_).key).toBe('own')
    expect(readRecordedRule(recordedRule(false_), 'What we agreed', BY_KEY).name).toBe('What we agreed')
  })
  it('calls houses by the groups that the forum has', () => {
    const houses = readRecordedRule(recordedRule(rule('gnso-majority')), null, (key) => (key === 'government' ? 'Ministries' : null))
      .conditions[0]
    expect(houses).toMatchObject({ kind: 'houses', houses: [{ name: 'Ministries' }, { name: 'Everybody else', groups: 'others' }] })
  })
})
