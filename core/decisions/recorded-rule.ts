/** Rules on their way into the ledger and out of it: without names there, with the names of the forum here. */
import { canonicalJson } from '../ledger/canonical-json.ts'
import { sha256Hex } from '../ledger/chain.ts'
import type { RecordedRule } from '../ledger/decision-kinds.ts'
import { NAMED_RULES } from './named-rules.ts'
import { parseRule } from './parse-rule.ts'
import type { Condition, DecisionRule, House } from './rule.ts'
import type { NameOfGroup } from './rule-sentence.ts'

/** Key of a rule that has no name everywhere. */
export const OWN_RULE_KEY = 'own'

/** The rule as it is recorded. A key of ours stays only with exactly the conditions that it names. */
export function recordedRule(rule: DecisionRule): RecordedRule {
  const conditions = rule.conditions.map((condition) => withoutNames(condition))
  const named = NAMED_RULES.find(({ key }) => key === rule.key)
  const isNamed =
    named !== undefined && canonicalJson(named.conditions.map((condition) => withoutNames(condition))) === canonicalJson(conditions)
  return { key: isNamed ? rule.key : OWN_RULE_KEY, conditions }
}

/** SHA-256 of a recorded rule, lower-case hexadecimal: what is fixed when a decision opens. */
export function ruleDigest(rule: RecordedRule): string {
  return sha256Hex(canonicalJson({ key: rule.key, conditions: rule.conditions }))
}

/**
 * The rule as it is counted and read. Houses are called by the groups in them.
 * @param ownName what people called a rule of their own; null when it is not known
 * @throws {RangeError} for conditions that no release has written
 */
export function readRecordedRule(recorded: RecordedRule, ownName: string | null, nameOf: NameOfGroup): DecisionRule {
  const conditions = recorded.conditions.map((condition) =>
    condition['kind'] === 'houses' && Array.isArray(condition['houses'])
      ? { ...condition, houses: condition['houses'].map((house: unknown) => withName(house, nameOf)) }
      : condition,
  )
  const name = NAMED_RULES.find(({ key }) => key === recorded.key)?.name ?? ownName ?? OWN_RULE_KEY
  const parsed = parseRule({ key: recorded.key, name, conditions })
  if (!parsed.ok) throw new RangeError(`a recorded rule cannot be read: ${parsed.facts['field'] ?? ''}`)
  return parsed.value
}

const EVERYBODY_ELSE = 'Everybody else'

function withoutNames(condition: Condition): RecordedRule['conditions'][number] {
  if (condition.kind !== 'houses') return condition
  return { ...condition, houses: condition.houses.map(({ groups }) => ({ groups })) }
}

function withName(house: unknown, nameOf: NameOfGroup): Partial<House> {
  const groups: unknown = typeof house === 'object' && house !== null && 'groups' in house ? house.groups : 'others'
  if (!Array.isArray(groups)) return { name: EVERYBODY_ELSE, groups: 'others' }
  const keys = groups.filter((key): key is string => typeof key === 'string')
  const names = keys.flatMap((key) => nameOf(key) ?? [])
  return { name: (names.length === 0 ? keys : names).join(', '), groups: keys }
}
