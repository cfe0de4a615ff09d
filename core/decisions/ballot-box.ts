/** The life of a ballot: whether a decision may open, whether small groups are shown apart, and how the box is counted. */
import { accept, refuse, type Outcome } from '../words/outcome.ts'
import { SHOWN_APART_MIN } from '../people/small-groups.ts'
import type { GroupCount } from './ballots.ts'
import { EMPTY_REGISTER } from './register.ts'
import { asksRegister, countsBallots, looksAtGroups, silenceHours, type DecisionRule } from './rule.ts'
import { tally } from './tally.ts'

/** What a ballot may say. */
export const CHOICES = ['yes', 'no', 'abstain'] as const
/** One of them. */
export type Choice = (typeof CHOICES)[number]
/** People on one roll. */
export const ROLL_MAX = 10_000
/** Key of the one count in which small groups are not shown apart. */
export const POOLED_KEY = 'all'

/** One group of the roll. */
export interface RollGroup {
  readonly group: string
  readonly key: string
  readonly voters: number
}
/** What is fixed when a decision opens. */
export interface Prepared {
  readonly rule: DecisionRule
  readonly isSecret: boolean
  readonly roll: readonly RollGroup[]
}

/**
 * Whether a decision may open. Refuses an empty roll; a secret ballot that has to count groups so small that it would not be secret;
 * and a rule that this roll cannot meet even if everybody agreed.
 */
export function mayOpen(prepared: Prepared): Outcome<true, 'roll_missing' | 'group_too_small' | 'rule_out_of_reach'> {
  const { rule, roll } = prepared
  if (roll.reduce((sum, { voters }) => sum + voters, 0) === 0) return refuse('roll_missing')
  const small = roll.find(({ voters }) => voters > 0 && voters < SHOWN_APART_MIN)
  if (prepared.isSecret && looksAtGroups(rule) && small !== undefined)
    return refuse('group_too_small', { group: small.key, voters: small.voters, least: SHOWN_APART_MIN })
  const unanimous = roll.map(({ key, voters }) => ({ group: key, members: voters, yes: voters, no: 0, abstain: 0 }))
  const failed = tally(rule, unanimous, calmRegister(rule)).steps.find(({ holds }) => !holds)
  return failed === undefined ? accept(true) : refuse('rule_out_of_reach', { condition: failed.condition })
}

/** True when groups are counted as one: a secret ballot with a group too small to be shown apart. Only rules that do not look at groups get there. */
export function isPooled({ isSecret, roll }: Prepared): boolean {
  return isSecret && roll.some(({ voters }) => voters > 0 && voters < SHOWN_APART_MIN)
}

/** Counts the box, a group of the roll for each count; a pooled box has one count. Ballots of a group that the roll has not are a fault. */
export function countBox(prepared: Prepared, cast: readonly { readonly group: string; readonly choice: Choice }[]): GroupCount[] {
  const tallies = new Map(prepared.roll.map(({ group }) => [group, { yes: 0, no: 0, abstain: 0 }]))
  for (const { group, choice } of cast) {
    const count = tallies.get(group)
    if (count === undefined) throw new RangeError(`a ballot of the group ${group}, which is not on the roll`)
    count[choice] += 1
  }
  const counts = prepared.roll.map(({ group, key, voters }) => ({
    group: key,
    members: voters,
    ...(tallies.get(group) ?? { yes: 0, no: 0, abstain: 0 }),
  }))
  if (!isPooled(prepared)) return counts
  const sum = (field: 'members' | Choice): number => counts.reduce((total, count) => total + count[field], 0)
  return [{ group: POOLED_KEY, members: sum('members'), yes: sum('yes'), no: sum('no'), abstain: sum('abstain') }]
}

/** What a decision takes in while it is open. */
export interface TakesIn {
  readonly ballots: boolean
  readonly objections: boolean
  readonly estimates: boolean
  readonly chairCall: boolean
  readonly silenceHours: number | null
}
/** What a rule lets people and chairs do. */
export function takesIn(rule: DecisionRule): TakesIn {
  const has = (kind: string): boolean => rule.conditions.some((condition) => condition.kind === kind)
  return {
    ballots: countsBallots(rule),
    // A designation rests on what the group says, so objections to it are heard too.
    objections: asksRegister(rule),
    estimates: has('designation'),
    chairCall: has('chair_call'),
    silenceHours: silenceHours(rule),
  }
}

/** A register in which everything is as the rule wishes. */
function calmRegister(rule: DecisionRule): Parameters<typeof tally>[2] {
  const estimates = rule.conditions.flatMap((condition) =>
    condition.kind === 'designation' ? Array.from({ length: condition.estimates }, () => 'full_consensus' as const) : [],
  )
  return { ...EMPTY_REGISTER, isCalled: true, minutesPassed: (silenceHours(rule) ?? 0) * 60, estimates }
}
