/** The sentence of a rule, generated from the rule itself: what it says and what is counted cannot differ. */
import type { Base, Condition, DecisionRule, House, Share, Threshold } from './rule.ts'

/** The whole rule in one sentence. */
export function ruleSentence(rule: DecisionRule): string {
  if (rule.conditions.length === 0) return 'Nothing can be adopted: the rule has no condition.'
  const parts = rule.conditions.map((condition) => conditionSentence(condition))
  return `Adopted when ${parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')}, and ${parts.at(-1) ?? ''}`}.`
}

/** One condition as a clause. */
export function conditionSentence(condition: Condition): string {
  switch (condition.kind) {
    case 'yes_of_all':
      return `${thresholdText(condition.threshold)} of all ${baseWords(condition.of)} say yes`
    case 'yes_in_each_group':
      return `${thresholdText(condition.threshold)} of the ${baseWords(condition.of)} of every group say yes`
    case 'no_at_most':
      return `no more than ${shareText(condition.share)} of all ${baseWords(condition.of)} say no`
    case 'quorum_of_all':
      return `${thresholdText(condition.threshold)} of all members take part`
    case 'quorum_in_each_group':
      return `${thresholdText(condition.threshold)} of the members of every group take part`
    case 'mean_of_groups':
      return `the mean of the groups' yes shares, of their ${baseWords(condition.of)}, ${weightWords(condition.weights)}, is ${thresholdText(condition.threshold)}`
    case 'groups_in_favour':
      return `${thresholdText(condition.groups)} of the groups are in favour, each by ${thresholdText(condition.within)} of its ${baseWords(condition.of)}`
    case 'not_blocked':
      return condition.blocking === 1 ? 'no group is against' : `fewer than ${condition.blocking} groups are against`
    case 'houses':
      return housesSentence(condition)
  }
}

/** `at least 2/3`, `more than 1/2`. */
export function thresholdText({ share, isStrict }: Threshold): string {
  return `${isStrict ? 'more than' : 'at least'} ${shareText(share)}`
}

function housesSentence(condition: Extract<Condition, { kind: 'houses' }>): string {
  const names = condition.houses.map(houseText).join(' and ')
  const ways = condition.ways.map((way) => {
    const [first, ...rest] = way.map(thresholdText)
    return rest.every((text) => text === first) ? `${first ?? ''} in each` : `${[first, ...rest].join(' in one and ')} in the other`
  })
  return `of the houses ${names}, counted by ${baseWords(condition.of)}, say yes: ${ways.join(', or ')}`
}

function houseText({ name, groups }: House): string {
  return groups === 'others' ? `“${name}” (all other groups)` : `“${name}” (${groups.join(', ')})`
}

function weightWords(weights: Readonly<Record<string, number>> | null): string {
  if (weights === null) return 'each group weighing the same'
  return `weighing ${Object.entries(weights)
    .map(([group, weight]) => `${group} ${weight}`)
    .join(', ')}`
}

function shareText([numerator, denominator]: Share): string {
  return denominator === 100 ? `${numerator} %` : `${numerator}/${denominator}`
}

function baseWords(of: Base): string {
  return { cast: 'votes cast', present: 'members present', members: 'members' }[of]
}
