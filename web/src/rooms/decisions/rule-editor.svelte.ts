/** A rule while it is being built: a name and conditions, with the sentence made from them by the same code that the house counts with. */
import type { RuleView } from '../../../../contract/decisions.ts'
import { OWN_RULE_KEY } from '../../../../core/decisions/recorded-rule.ts'
import { parseRule } from '../../../../core/decisions/parse-rule.ts'
import { atLeast, moreThan, type Condition, type DecisionRule } from '../../../../core/decisions/rule.ts'
import { abstentionSentence, ruleSentence, type NameOfGroup } from '../../../../core/decisions/rule-sentence.ts'

/** Kinds of conditions that can be added; houses come with the rules that have them. */
export const ADDABLE = [
  'yes_of_all',
  'yes_in_each_group',
  'no_at_most',
  'quorum_of_all',
  'quorum_in_each_group',
  'mean_of_groups',
  'groups_in_favour',
  'not_blocked',
  'breadth',
  'objections',
  'silence',
  'chair_call',
  'designation',
] as const satisfies readonly Condition['kind'][]
/** One of them. */
export type Addable = (typeof ADDABLE)[number]

const FRESH: Readonly<Record<Addable, Condition>> = {
  yes_of_all: { kind: 'yes_of_all', of: 'cast', threshold: moreThan(1, 2) },
  yes_in_each_group: { kind: 'yes_in_each_group', of: 'cast', threshold: moreThan(1, 2) },
  no_at_most: { kind: 'no_at_most', of: 'cast', share: [1, 4] },
  quorum_of_all: { kind: 'quorum_of_all', threshold: atLeast(1, 2) },
  quorum_in_each_group: { kind: 'quorum_in_each_group', threshold: atLeast(1, 2) },
  mean_of_groups: { kind: 'mean_of_groups', of: 'cast', threshold: atLeast(2, 3), weights: null },
  groups_in_favour: { kind: 'groups_in_favour', of: 'cast', within: moreThan(1, 2), groups: atLeast(2, 3) },
  not_blocked: { kind: 'not_blocked', blocking: 1 },
  breadth: { kind: 'breadth', groups: 3, voters: 1 },
  objections: { kind: 'objections', settled: 'answered' },
  silence: { kind: 'silence', hours: 72 },
  chair_call: { kind: 'chair_call' },
  designation: { kind: 'designation', atLeast: 'consensus', estimates: 2 },
}

/** A rule as JSON, read back for sending; null for a text that is none. */
export function isRuleText(text: string): RuleView['rule'] | null {
  try {
    const parsed = parseRule(JSON.parse(text))
    return parsed.ok ? plainRule(parsed.value) : null
  } catch {
    return null
  }
}
/** A rule as plain data for the API. */
function plainRule(rule: DecisionRule): RuleView['rule'] {
  return { key: rule.key, name: rule.name, conditions: rule.conditions.map((condition) => ({ ...condition })) }
}

/** The rule under the convener's hands. */
export class RuleEditor {
  key = $state('')
  name = $state('')
  conditions = $state<readonly Condition[]>([])
  readonly #nameOf: NameOfGroup

  constructor(start: RuleView['rule'], nameOf: NameOfGroup) {
    this.#nameOf = nameOf
    this.startFrom(start)
  }
  /** Takes a rule that has a name. */
  startFrom(rule: RuleView['rule']): void {
    const parsed = parseRule(rule)
    if (!parsed.ok) return
    this.key = parsed.value.key
    this.name = parsed.value.name
    this.conditions = parsed.value.conditions
  }
  /** Puts another condition in the place of one; the rule is then one of the forum's own. */
  change(at: number, condition: Condition): void {
    this.key = OWN_RULE_KEY
    this.conditions = this.conditions.map((one, place) => (place === at ? condition : one))
  }
  add(kind: Addable): void {
    this.key = OWN_RULE_KEY
    this.conditions = [...this.conditions, FRESH[kind]]
  }
  remove(at: number): void {
    this.key = OWN_RULE_KEY
    this.conditions = this.conditions.filter((_, place) => place !== at)
  }
  get rule(): DecisionRule {
    return { key: this.key, name: this.name, conditions: this.conditions }
  }
  /** What is missing, as the house would say it; null when nothing is. */
  get trouble(): string | null {
    const parsed = parseRule(JSON.parse(JSON.stringify(this.rule)))
    return parsed.ok ? null : String(parsed.facts['detail'] ?? '')
  }
  get sentence(): string {
    return ruleSentence(this.rule, this.#nameOf)
  }
  get abstention(): string | null {
    return abstentionSentence(this.rule)
  }
  get text(): string {
    return JSON.stringify(this.rule)
  }
}
