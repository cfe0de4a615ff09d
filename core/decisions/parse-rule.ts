/** Rules that come from outside: a file, a form, another house. */
import { accept, refuse, type Outcome } from '../words/outcome.ts'
import { CHOICE_METHODS } from './choice-ballots.ts'
import { DESIGNATIONS } from './designation.ts'
import type { Base, Condition, DecisionRule, House, Threshold } from './rule.ts'

/** Conditions of one rule: a sentence with more is read by nobody. */
export const CONDITIONS_MAX = 12
/** Characters of a rule's key and name. */
const NAME_MAX = 120
/** The largest number in a share; it keeps sums exact and sentences short. */
const SHARE_MAX = 1_000_000

type Parsed<T> = Outcome<T, 'invalid'>
type Fields = Readonly<Record<string, unknown>>

/** Checks a rule. @returns the rule, or `invalid` with field (`conditions.1.threshold.share`) and detail */
export function parseRule(raw: unknown): Parsed<DecisionRule> {
  if (!isFields(raw)) return wrong('rule', 'write {"key": …, "name": …, "conditions": […]}.')
  const { key, name, conditions } = raw
  if (!isName(key)) return wrong('key', `write a name of 1 to ${NAME_MAX} characters.`)
  if (!isName(name)) return wrong('name', `write a name of 1 to ${NAME_MAX} characters.`)
  if (!Array.isArray(conditions) || conditions.length === 0 || conditions.length > CONDITIONS_MAX)
    return wrong('conditions', `list 1 to ${CONDITIONS_MAX} conditions.`)
  const parsed: Condition[] = []
  for (const [at, condition] of conditions.entries()) {
    const one = parseCondition(condition, `conditions.${at}`)
    if (!one.ok) return one
    parsed.push(one.value)
  }
  return accept({ key, name, conditions: parsed })
}

const BASES = ['cast', 'present', 'members'] as const
const QUORUM_BASES = ['cast', 'present'] as const
/** Kinds that take no base: they count no share of votes. */
const WITHOUT_BASE = [
  'quorum_of_all',
  'quorum_in_each_group',
  'not_blocked',
  'breadth',
  'objections',
  'silence',
  'chair_call',
  'designation',
  'choose',
] as const
/** Hours of silence at most: a year. */
export const SILENCE_HOURS_MAX = 8_760
/** Groups, voters or estimates that a rule may ask for. */
const NUMBER_MAX = 10_000

function parseCondition(raw: unknown, at: string): Parsed<Condition> {
  if (!isFields(raw)) return wrong(at, 'a condition is an object with a kind.')
  const of = BASES.find((base) => base === raw['of'])
  const { kind } = raw
  const unbased = WITHOUT_BASE.find((one) => one === kind)
  if (unbased !== undefined) return parseUnbased(raw, at, unbased)
  if (of === undefined) return wrong(`${at}.of`, 'write cast, present or members.')
  return parseBased(raw, at, of)
}

function parseBased(raw: Fields, at: string, base: Base): Parsed<Condition> {
  const { kind } = raw
  switch (kind) {
    case 'yes_of_all':
    case 'yes_in_each_group':
      return withThreshold(raw['threshold'], `${at}.threshold`, (threshold) => ({ kind, of: base, threshold }))
    case 'no_at_most': {
      const share = parseShare(raw['share'], `${at}.share`)
      return share.ok ? accept({ kind, of: base, share: share.value }) : share
    }
    case 'mean_of_groups': {
      const weights = parseWeights(raw['weights'], `${at}.weights`)
      if (!weights.ok) return weights
      return withThreshold(raw['threshold'], `${at}.threshold`, (threshold) => ({ kind, of: base, threshold, weights: weights.value }))
    }
    case 'groups_in_favour': {
      const within = parseThreshold(raw['within'], `${at}.within`)
      if (!within.ok) return within
      return withThreshold(raw['groups'], `${at}.groups`, (groups) => ({ kind, of: base, within: within.value, groups }))
    }
    case 'houses':
      return parseHouses(raw, at, base)
    default:
      return wrong(`${at}.kind`, `there is no kind of condition ${JSON.stringify(kind)}.`)
  }
}

function parseUnbased(raw: Fields, at: string, kind: (typeof WITHOUT_BASE)[number]): Parsed<Condition> {
  switch (kind) {
    case 'quorum_of_all':
    case 'quorum_in_each_group': {
      const of = QUORUM_BASES.find((base) => base === raw['of'])
      if (raw['of'] !== undefined && of === undefined) return wrong(`${at}.of`, 'write cast or present.')
      return withThreshold(raw['threshold'], `${at}.threshold`, (threshold) => ({ kind, threshold, ...(of === undefined ? {} : { of }) }))
    }
    case 'not_blocked':
      return parseNotBlocked(raw, at)
    case 'breadth': {
      const { groups, voters } = raw
      if (!isNumber(groups)) return wrong(`${at}.groups`, `write how many groups, 1 to ${NUMBER_MAX}.`)
      if (!isNumber(voters)) return wrong(`${at}.voters`, `write how many yes votes in each, 1 to ${NUMBER_MAX}.`)
      return accept({ kind, groups, voters })
    }
    case 'objections': {
      const settled = (['answered', 'accommodated'] as const).find((one) => one === raw['settled'])
      return settled === undefined ? wrong(`${at}.settled`, 'write answered or accommodated.') : accept({ kind, settled })
    }
    case 'silence': {
      const { hours } = raw
      if (!isNumber(hours, SILENCE_HOURS_MAX)) return wrong(`${at}.hours`, `write a whole number of hours, 1 to ${SILENCE_HOURS_MAX}.`)
      return accept({ kind, hours })
    }
    case 'chair_call':
      return accept({ kind })
    case 'designation': {
      const { estimates } = raw
      const atLeast = DESIGNATIONS.find((one) => one === raw['atLeast'])
      if (atLeast === undefined) return wrong(`${at}.atLeast`, `write ${DESIGNATIONS.join(', ')}.`)
      if (!isNumber(estimates)) return wrong(`${at}.estimates`, 'write how many estimates there must be, 1 or more.')
      return accept({ kind, atLeast, estimates })
    }
    case 'choose': {
      const { seats } = raw
      const method = CHOICE_METHODS.find((one) => one === raw['method'])
      if (method === undefined) return wrong(`${at}.method`, `write ${CHOICE_METHODS.join(', ')}.`)
      return isNumber(seats) ? accept({ kind, method, seats }) : wrong(`${at}.seats`, 'write how many are chosen, 1 or more.')
    }
  }
}

function parseNotBlocked(raw: Fields, at: string): Parsed<Condition> {
  const { blocking, against } = raw
  if (!isNumber(blocking)) return wrong(`${at}.blocking`, 'write how many groups against are enough, 1 or more.')
  if (against === undefined) return accept({ kind: 'not_blocked', blocking })
  const of = isFields(against) ? BASES.find((base) => base === against['of']) : undefined
  if (!isFields(against) || of === undefined) return wrong(`${at}.against.of`, 'write cast, present or members.')
  return withThreshold(against['threshold'], `${at}.against.threshold`, (threshold) => ({
    kind: 'not_blocked',
    blocking,
    against: { of, threshold },
  }))
}

function parseHouses(raw: Fields, at: string, of: (typeof BASES)[number]): Parsed<Condition> {
  const { houses, ways } = raw
  if (!Array.isArray(houses) || houses.length < 2) return wrong(`${at}.houses`, 'name at least two houses.')
  const parsed: House[] = []
  for (const [index, house] of houses.entries()) {
    const groups = isFields(house) ? house['groups'] : undefined
    const isList = Array.isArray(groups) && groups.length > 0 && groups.every(isName)
    if (!isFields(house) || !isName(house['name']) || (groups !== 'others' && !isList))
      return wrong(`${at}.houses.${index}`, 'write {"name": …, "groups": [keys]} or "groups": "others".')
    parsed.push({ name: house['name'], groups: isList ? groups : 'others' })
  }
  if (!Array.isArray(ways) || ways.length === 0) return wrong(`${at}.ways`, 'list at least one way.')
  const parsedWays: Threshold[][] = []
  for (const [index, way] of ways.entries()) {
    if (!Array.isArray(way) || way.length !== parsed.length) return wrong(`${at}.ways.${index}`, 'write one threshold for each house.')
    const thresholds: Threshold[] = []
    for (const [place, raw_] of way.entries()) {
      const threshold = parseThreshold(raw_, `${at}.ways.${index}.${place}`)
      if (!threshold.ok) return threshold
      thresholds.push(threshold.value)
    }
    parsedWays.push(thresholds)
  }
  return accept({ kind: 'houses', of, houses: parsed, ways: parsedWays })
}

function parseWeights(raw: unknown, field: string): Parsed<Readonly<Record<string, number>> | null> {
  if (raw === undefined || raw === null) return accept(null)
  const isWeight = (value: unknown): value is number =>
    typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= SHARE_MAX
  if (!isFields(raw) || !Object.values(raw).every(isWeight)) return wrong(field, 'write whole numbers by group, or leave weights out.')
  return accept(Object.fromEntries(Object.entries(raw).filter((pair): pair is [string, number] => isWeight(pair[1]))))
}

function withThreshold<C extends Condition>(raw: unknown, field: string, make: (threshold: Threshold) => C): Parsed<Condition> {
  const threshold = parseThreshold(raw, field)
  return threshold.ok ? accept(make(threshold.value)) : threshold
}

function parseThreshold(raw: unknown, field: string): Parsed<Threshold> {
  if (!isFields(raw) || typeof raw['isStrict'] !== 'boolean') return wrong(field, 'write {"share": [2, 3], "isStrict": false}.')
  const share = parseShare(raw['share'], `${field}.share`)
  return share.ok ? accept({ share: share.value, isStrict: raw['isStrict'] }) : share
}

function parseShare(raw: unknown, field: string): Parsed<readonly [number, number]> {
  const isWhole = (value: unknown): value is number =>
    typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= SHARE_MAX
  if (!Array.isArray(raw) || raw.length !== 2) return wrong(field, 'write two whole numbers, [2, 3].')
  const [numerator, denominator] = raw as unknown[]
  if (!isWhole(numerator) || !isWhole(denominator) || denominator === 0 || numerator > denominator)
    return wrong(field, 'write two whole numbers from nothing to all, [0, 1] to [1, 1].')
  return accept([numerator, denominator])
}

function wrong(field: string, detail: string): Parsed<never> {
  return refuse('invalid', { field, detail })
}
function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
function isNumber(value: unknown, most = NUMBER_MAX): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most
}
function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= NAME_MAX
}
