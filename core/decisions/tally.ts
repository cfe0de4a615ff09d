/** Counts ballots by a rule: whether it is adopted, and why, condition by condition, in exact fractions. */
import { compare, fraction, fractionText, over, percentText, plus, times, type Fraction } from '../../maths/fraction.ts'
import type { GroupCount } from './ballots.ts'
import type { Base, Condition, DecisionRule, House, Threshold } from './rule.ts'
import { judgeRegister } from './judge-register.ts'
import { EMPTY_REGISTER, type Register } from './register.ts'
import { BY_KEY, conditionSentence, counted, thresholdText, type NameOfGroup } from './rule-sentence.ts'

/** One condition worked out. `figures` are the counts that it rests on, as sentences without a judgement. */
export interface Step {
  readonly condition: string
  readonly holds: boolean
  readonly figures: readonly string[]
}
/** The outcome of a count. */
export interface Tally {
  readonly adopted: boolean
  readonly steps: readonly Step[]
}

const NOTHING = fraction(0)

/** Counts. A rule without conditions adopts nothing. Cost grows with conditions times groups. */
export function tally(
  rule: DecisionRule,
  groups: readonly GroupCount[],
  register: Register = EMPTY_REGISTER,
  nameOf: NameOfGroup = BY_KEY,
): Tally {
  const steps = rule.conditions.map((condition) => ({
    condition: conditionSentence(condition, nameOf),
    ...judge(condition, groups, register),
  }))
  return { adopted: steps.length > 0 && steps.every(({ holds }) => holds), steps }
}

/** Yes votes of a group, or of several together, as a share; null when the share is of nothing. */
export function yesShare(groups: readonly GroupCount[], of: Base): Fraction | null {
  const base = baseOf(groups, of)
  return base === 0 ? null : fraction(sum(groups, 'yes'), base)
}

type Judged = Omit<Step, 'condition'>

function judge(condition: Condition, all: readonly GroupCount[], register: Register): Judged {
  switch (condition.kind) {
    case 'yes_of_all':
      return one(yesShare(all, condition.of), condition.threshold, `${sum(all, 'yes')} yes of ${baseText(all, condition.of)}`)
    case 'no_at_most':
      return noAtMost(condition, all)
    case 'quorum_of_all':
      return one(turnout(all, condition.of), condition.threshold, turnoutText(all, condition.of))
    case 'yes_in_each_group':
      return each(all, (group) => [
        yesShare([group], condition.of),
        condition.threshold,
        `${nameOfCount(group)}: ${group.yes} yes of ${baseText([group], condition.of)}`,
      ])
    case 'quorum_in_each_group':
      return each(all, (group) => [
        turnout([group], condition.of),
        condition.threshold,
        `${nameOfCount(group)}: ${turnoutText([group], condition.of)}`,
      ])
    case 'mean_of_groups':
      return mean(condition, all)
    case 'groups_in_favour':
      return groupsInFavour(condition, all)
    case 'not_blocked':
      return notBlocked(condition, all)
    case 'breadth':
      return breadth(condition, all)
    case 'houses':
      return houses(condition, all)
    case 'choose':
      return { holds: sum(all, 'yes') > 0, figures: [`${counted(sum(all, 'yes'), 'ballot')} counted, ${sum(all, 'abstain')} blank`] }
    case 'objections':
    case 'silence':
    case 'chair_call':
    case 'designation':
      return judgeRegister(condition, register)
  }
}

function noAtMost(condition: Extract<Condition, { kind: 'no_at_most' }>, all: readonly GroupCount[]): Judged {
  const base = baseOf(all, condition.of)
  const share = base === 0 ? null : fraction(sum(all, 'no'), base)
  const figures = [`${sum(all, 'no')} no of ${baseText(all, condition.of)}${share === null ? '' : `, ${percentText(share)}`}`]
  return { holds: share !== null && compare(share, fraction(...condition.share)) <= 0, figures }
}

function each(all: readonly GroupCount[], of: (group: GroupCount) => [Fraction | null, Threshold, string]): Judged {
  const judged = withMembers(all).map((group) => one(...of(group)))
  return { holds: judged.length > 0 && judged.every(({ holds }) => holds), figures: judged.flatMap(({ figures }) => figures) }
}

/** A group in which nobody voted stands for no share at all: it counts as none in favour. */
function mean(condition: Extract<Condition, { kind: 'mean_of_groups' }>, all: readonly GroupCount[]): Judged {
  const groups = withMembers(all)
  let [total, weights] = [NOTHING, NOTHING]
  const figures = groups.map((group) => {
    const share = yesShare([group], condition.of) ?? NOTHING
    const weight = fraction(condition.weights?.[group.group] ?? 1)
    total = plus(total, times(share, weight))
    weights = plus(weights, weight)
    const times_ = condition.weights === null ? '' : `, weight ${fractionText(weight)}`
    return `${nameOfCount(group)}: ${group.yes} yes of ${baseText([group], condition.of)}, ${percentText(share)}${times_}`
  })
  if (compare(weights, NOTHING) === 0) return { holds: false, figures }
  const value = over(total, weights)
  return { holds: reaches(value, condition.threshold), figures: [...figures, `mean ${fractionText(value)}, ${percentText(value)}`] }
}

function groupsInFavour(condition: Extract<Condition, { kind: 'groups_in_favour' }>, all: readonly GroupCount[]): Judged {
  const groups = withMembers(all)
  const judged = groups.map((group) => ({
    group,
    ...one(
      yesShare([group], condition.of),
      condition.within,
      `${nameOfCount(group)}: ${group.yes} yes of ${baseText([group], condition.of)}`,
    ),
  }))
  const inFavour = judged.filter(({ holds }) => holds).length
  const share = groups.length === 0 ? null : fraction(inFavour, groups.length)
  const total = one(share, condition.groups, `${inFavour} of ${groups.length} groups in favour`)
  return { holds: total.holds, figures: [...judged.flatMap(({ figures }) => figures), ...total.figures] }
}

function notBlocked({ blocking, against }: Extract<Condition, { kind: 'not_blocked' }>, all: readonly GroupCount[]): Judged {
  const opposed = withMembers(all).filter((group) => {
    if (against === undefined) return group.no > group.yes
    const base = baseOf([group], against.of)
    return base > 0 && reaches(fraction(group.no, base), against.threshold)
  })
  return {
    holds: opposed.length < blocking,
    figures: [opposed.length === 0 ? 'no group is against' : `against: ${opposed.map(nameOfCount).join(', ')}`],
  }
}

function breadth({ groups, voters }: Extract<Condition, { kind: 'breadth' }>, all: readonly GroupCount[]): Judged {
  const broad = withMembers(all).filter(({ yes }) => yes >= voters)
  const figures = withMembers(all).map((group) => `${nameOfCount(group)}: ${group.yes} yes`)
  return { holds: broad.length >= groups, figures: [...figures, `${broad.length} of ${groups} groups needed`] }
}

function houses(condition: Extract<Condition, { kind: 'houses' }>, all: readonly GroupCount[]): Judged {
  const seated = condition.houses.map((house) => ({ house, groups: groupsOf(house, condition.houses, all) }))
  const shares = seated.map(({ groups }) => yesShare(groups, condition.of))
  const figures = seated.map(
    ({ house, groups }, at) =>
      `${house.name}: ${sum(groups, 'yes')} yes of ${baseText(groups, condition.of)}${percentAfter(shares[at] ?? null)}`,
  )
  // The strongest house is held against the highest threshold of a way: if any order of houses fits, this one does.
  const strongest = shares.map((share) => share ?? NOTHING).toSorted((a, b) => compare(b, a))
  const holds =
    shares.every((share) => share !== null) &&
    condition.ways.some((way) => strictestFirst(way).every((threshold, at) => reaches(strongest[at] ?? NOTHING, threshold)))
  return { holds, figures }
}

function groupsOf(house: House, every: readonly House[], all: readonly GroupCount[]): readonly GroupCount[] {
  const { groups } = house
  if (groups !== 'others') return all.filter(({ group }) => groups.includes(group))
  const named = new Set(every.flatMap((one) => (one.groups === 'others' ? [] : one.groups)))
  return all.filter(({ group }) => !named.has(group))
}

function strictestFirst(way: readonly Threshold[]): readonly Threshold[] {
  return way.toSorted((a, b) => compare(fraction(...b.share), fraction(...a.share)) || Number(b.isStrict) - Number(a.isStrict))
}

function one(share: Fraction | null, threshold: Threshold, counted: string): Judged {
  return {
    holds: share !== null && reaches(share, threshold),
    figures: [`${counted}${percentAfter(share)}, needed ${thresholdText(threshold)}`],
  }
}

function percentAfter(share: Fraction | null): string {
  return share === null ? '' : `, ${percentText(share)}`
}

/** Whether a share reaches a threshold, exactly. */
export function reaches(share: Fraction, threshold: Threshold): boolean {
  const difference = compare(share, fraction(...threshold.share))
  return threshold.isStrict ? difference > 0 : difference >= 0
}

function turnout(groups: readonly GroupCount[], of: 'cast' | 'present' = 'present'): Fraction | null {
  const members = baseOf(groups, 'members')
  return members === 0 ? null : fraction(baseOf(groups, of), members)
}
function turnoutText(groups: readonly GroupCount[], of: 'cast' | 'present' = 'present'): string {
  return `${baseOf(groups, of)} of ${baseOf(groups, 'members')} members ${of === 'cast' ? 'said yes or no' : 'took part'}`
}

function nameOfCount({ group, name }: GroupCount): string {
  return name ?? group
}

function withMembers(groups: readonly GroupCount[]): readonly GroupCount[] {
  return groups.filter(({ members }) => members > 0)
}

function baseOf(groups: readonly GroupCount[], of: Base): number {
  if (of === 'members') return sum(groups, 'members')
  return sum(groups, 'yes') + sum(groups, 'no') + (of === 'present' ? sum(groups, 'abstain') : 0)
}

function baseText(groups: readonly GroupCount[], of: Base): string {
  const what = { cast: 'ballots for or against', present: 'present', members: 'members' }[of]
  return `${baseOf(groups, of)} ${what}`
}

function sum(groups: readonly GroupCount[], field: 'members' | 'yes' | 'no' | 'abstain'): number {
  return groups.reduce((total, group) => total + group[field], 0)
}
