/** Works a closed decision out again from what was recorded, with the names of its groups. */
import type { RecordedCount } from '../ledger/decision-kinds.ts'
import type { Register } from './register.ts'
import type { DecisionRule } from './rule.ts'
import type { NameOfGroup } from './rule-sentence.ts'
import { tally, type Tally } from './tally.ts'

/** By its own rule, or by another one. */
export function tallyAgain(rule: DecisionRule, counts: readonly RecordedCount[], register: Register, nameOf: NameOfGroup): Tally {
  const named = counts.map(({ key, members, yes, no, abstain }) => ({ group: key, name: nameOf(key) ?? key, members, yes, no, abstain }))
  return tally(rule, named, register, nameOf)
}
