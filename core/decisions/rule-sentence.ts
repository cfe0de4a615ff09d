/** The sentence of a rule, generated from the rule itself: what it says and what is counted cannot differ. */
import { designationName } from './designation.ts'
import type { Base, Condition, DecisionRule, House, Share, Threshold } from './rule.ts'

/** What people call a group, by its key; null where a forum has no such group, which is then not spoken of. */
export type NameOfGroup = (key: string) => string | null
/** Without a forum, a group is called by its key. */
export const BY_KEY: NameOfGroup = (key) => key

/** The whole rule in one sentence. */
export function ruleSentence(rule: DecisionRule, nameOf: NameOfGroup = BY_KEY): string {
  if (rule.conditions.length === 0) return 'Nothing can be adopted: the rule has no condition.'
  const choice = rule.conditions.find(({ kind }) => kind === 'choose')
  const parts = rule.conditions.filter((condition) => condition !== choice).map((condition) => conditionSentence(condition, nameOf))
  const whole = parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')}, and ${parts.at(-1) ?? ''}`
  if (choice === undefined) return `Adopted when ${whole}.`
  const how = conditionSentence(choice, nameOf)
  return `${how.charAt(0).toUpperCase()}${how.slice(1)}.${whole === '' ? '' : ` It counts when ${whole}.`}`
}

/** What an abstention, or staying away, means under the rule; null when the rule counts no votes. */
export function abstentionSentence(rule: DecisionRule): string | null {
  const bases = new Set(rule.conditions.flatMap((condition) => ('of' in condition && countsShare(condition) ? [condition.of] : [])))
  const meanings: string[] = []
  if (bases.has('cast')) meanings.push('where ballots for or against are counted, an abstention weighs neither way')
  if (bases.has('present')) meanings.push('where members present are counted, an abstention weighs like a no')
  if (bases.has('members')) meanings.push('where all members are counted, an abstention and staying away weigh like a no')
  if (meanings.length === 0) return null
  const whole = meanings.join('; ')
  return `${whole.charAt(0).toUpperCase()}${whole.slice(1)}.`
}

function countsShare(condition: Condition): condition is Extract<Condition, { of: Base }> {
  return condition.kind !== 'quorum_of_all' && condition.kind !== 'quorum_in_each_group'
}

/** One condition as a clause. */
export function conditionSentence(condition: Condition, nameOf: NameOfGroup = BY_KEY): string {
  switch (condition.kind) {
    case 'yes_of_all':
      return `${thresholdText(condition.threshold)} of all ${baseWords(condition.of)} say yes`
    case 'yes_in_each_group':
      return `${thresholdText(condition.threshold)} of the ${baseWords(condition.of)} in every group say yes`
    case 'no_at_most':
      return `no more than ${shareText(condition.share)} of all ${baseWords(condition.of)} say no`
    case 'quorum_of_all':
      return `${thresholdText(condition.threshold)} of all members ${takePart(condition.of)}`
    case 'quorum_in_each_group':
      return `${thresholdText(condition.threshold)} of the members in every group ${takePart(condition.of)}`
    case 'mean_of_groups':
      return `the mean of the groups' yes shares, of their ${baseWords(condition.of)}, ${weightWords(condition.weights, nameOf)}, is ${thresholdText(condition.threshold)}`
    case 'groups_in_favour':
      return `${thresholdText(condition.groups)} of the groups are in favour, each by ${thresholdText(condition.within)} of its ${baseWords(condition.of)}`
    case 'not_blocked':
      return notBlockedSentence(condition)
    case 'breadth':
      return `at least ${counted(condition.groups, 'group')} ${condition.groups === 1 ? 'has' : 'have'} ${condition.voters === 1 ? 'a yes ballot' : `at least ${condition.voters} yes ballots${condition.groups === 1 ? '' : ' each'}`}`
    case 'houses':
      return housesSentence(condition, nameOf)
    case 'objections':
      return condition.settled === 'answered'
        ? 'no objection is left unanswered, though not every one need be accommodated'
        : 'no objection stands: each is accommodated or withdrawn'
    case 'silence':
      return `nobody objects within ${counted(condition.hours, 'hour')}`
    case 'chair_call':
      return 'the chair calls rough consensus'
    case 'designation':
      return designationSentence(condition)
    case 'choose':
      return choiceSentence(condition)
  }
}

function choiceSentence({ method, seats }: Extract<Condition, { kind: 'choose' }>): string {
  switch (method) {
    case 'schulze':
      return 'ballots rank the options, and the one is chosen that wins against every other by the strongest path of comparisons (Schulze)'
    case 'majority-judgement':
      return 'ballots grade each option, and the one is chosen whose grade, given or surpassed by more than half, is the best (majority judgement)'
    case 'stv':
      return `ballots rank the options, and ${seats} ${seats === 1 ? 'is' : 'are'} chosen by a quota, what is beyond it going on to the next choice (single transferable ballot)`
    case 'equal-shares':
      return `ballots approve options, and ${seats} ${seats === 1 ? 'is' : 'are'} chosen, each paid for by those who approve it out of shares that are the same for every ballot (method of equal shares)`
  }
}

function designationSentence({ estimates, atLeast }: Extract<Condition, { kind: 'designation' }>): string {
  const stronger = atLeast === 'full_consensus' ? '' : ' or stronger'
  return `the chairs have published at least ${counted(estimates, 'estimate')}, and the last says “${designationName(atLeast)}”${stronger}`
}

function notBlockedSentence({ blocking, against }: Extract<Condition, { kind: 'not_blocked' }>): string {
  const by = against === undefined ? '' : `, each by no ballots of ${thresholdText(against.threshold)} of its ${baseWords(against.of)}`
  return `${blocking === 1 ? 'no group is against' : `fewer than ${blocking} groups are against`}${by}`
}

function takePart(of: 'cast' | 'present' | undefined): string {
  return of === 'cast' ? 'say yes or no' : 'take part'
}

/** `1 hour`, `72 hours`. */
export function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`
}

/** `at least 2/3`, `more than 1/2`. */
export function thresholdText({ share, isStrict }: Threshold): string {
  return `${isStrict ? 'more than' : 'at least'} ${shareText(share)}`
}

function housesSentence(condition: Extract<Condition, { kind: 'houses' }>, nameOf: NameOfGroup): string {
  const names = condition.houses.map((house) => houseText(house, nameOf)).join(' and ')
  const ways = condition.ways.map((way) => {
    const [first, ...rest] = way.map(thresholdText)
    return rest.every((text) => text === first) ? `${first ?? ''} in each` : `${[first, ...rest].join(' in one and ')} in the other`
  })
  return `of the houses ${names}, counted by ${baseWords(condition.of)}, say yes: ${ways.join(', or ')}`
}

function houseText({ name, groups }: House, nameOf: NameOfGroup): string {
  if (groups === 'others') return `“${name}” (all other groups)`
  const known = namesOf(groups, nameOf)
  return known.length === 1 && known[0] === name
    ? `“${name}”`
    : `“${name}” (${known.length === 0 ? 'no group of this forum' : known.join(', ')})`
}

function namesOf(keys: readonly string[], nameOf: NameOfGroup): string[] {
  return keys.flatMap((key) => nameOf(key) ?? [])
}

function weightWords(weights: Readonly<Record<string, number>> | null, nameOf: NameOfGroup): string {
  if (weights === null) return 'each group weighing the same'
  const named = Object.entries(weights).flatMap(([key, weight]) => namesOf([key], nameOf).map((name) => `${name} ${weight}`))
  return `weighing ${[...named, 'every other group 1'].join(', ')}`
}

function shareText([numerator, denominator]: Share): string {
  return denominator === 100 ? `${numerator} %` : `${numerator}/${denominator}`
}

function baseWords(of: Base): string {
  return { cast: 'ballots for or against', present: 'members present', members: 'members' }[of]
}
