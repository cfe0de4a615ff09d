/** Ballots that rank, grade or approve candidates, as they come from outside: read strictly, field by field. */
import type { GradedBallots } from '../../maths/choice/majority-judgement.ts'
import type { ApprovingBallots } from '../../maths/choice/equal-shares.ts'
import type { RankedBallots } from '../../maths/choice/schulze.ts'
import type { ListedBallots } from '../../maths/choice/single-transferable.ts'
import { accept, refuse, type Outcome } from '../words/outcome.ts'

/** Methods that choose among several candidates. */
export const CHOICE_METHODS = ['schulze', 'majority-judgement', 'stv', 'equal-shares'] as const
/** One of them. */
export type ChoiceMethod = (typeof CHOICE_METHODS)[number]

/** Everything that a method counts, with candidates by their places in `names`. */
export type ChoiceBallots =
  | { readonly method: 'schulze'; readonly names: readonly string[]; readonly ballots: readonly RankedBallots[] }
  | { readonly method: 'stv'; readonly names: readonly string[]; readonly seats: number; readonly ballots: readonly ListedBallots[] }
  | {
      readonly method: 'majority-judgement'
      readonly names: readonly string[]
      readonly grades: readonly string[]
      readonly ballots: readonly GradedBallots[]
    }
  | {
      readonly method: 'equal-shares'
      readonly names: readonly string[]
      readonly costs: readonly number[]
      readonly budget: number
      readonly ballots: readonly ApprovingBallots[]
    }

/** Candidates of one choice: strongest paths grow with their third power. */
const CANDIDATES_MAX = 500
/** Lines of equal ballots in one file. */
const LINES_MAX = 100_000
/** Equal ballots on one line, seats, costs and budgets. */
const NUMBER_MAX = 1_000_000_000
/** Grades of majority judgement; people tell seven apart. */
const GRADES_MAX = 20

type Parsed<T> = Outcome<T, 'invalid'>
type Fields = ReadonlyMap<string, unknown>

/** Checks ballots for a method. @returns them, or `invalid` with field (`ballots.3.ranking`) and detail */
export function parseChoice(method: ChoiceMethod, raw: unknown): Parsed<ChoiceBallots> {
  const fields = fieldsOf(raw)
  if (fields === null) return wrong('ballots', 'write {"candidates": [names], "ballots": [{"count": 3, …}]}.')
  switch (method) {
    case 'schulze':
      return withNames(fields, (names) =>
        withLines(
          fields,
          (line, at) => ranked(line, at, names),
          (ballots) => accept({ method, names, ballots }),
        ),
      )
    case 'stv':
      return withNames(fields, (names) =>
        withNumber(fields, 'seats', (seats) =>
          withLines(
            fields,
            (line, at) => listed(line, at, names),
            (ballots) => accept({ method, names, seats, ballots }),
          ),
        ),
      )
    case 'majority-judgement':
      return withNames(fields, (names) => judgedBy(fields, names))
    case 'equal-shares':
      return withCosts(fields, (names, costs, budget) =>
        withLines(
          fields,
          (line, at) => approving(line, at, names),
          (ballots) => accept({ method, names, costs, budget, ballots }),
        ),
      )
  }
}

function judgedBy(fields: Fields, names: readonly string[]): Parsed<ChoiceBallots> {
  const grades = fields.get('grades')
  if (!isNames(grades, GRADES_MAX) || grades.length < 2) return wrong('grades', `list 2 to ${GRADES_MAX} grades, the worst first.`)
  return withLines(
    fields,
    (line, at) => graded(line, at, names, grades),
    (ballots) => accept({ method: 'majority-judgement', names, grades, ballots }),
  )
}

function ranked(line: Line, at: string, names: readonly string[]): Parsed<RankedBallots> {
  const ranking = line.fields.get('ranking')
  const tiers = Array.isArray(ranking) ? ranking.map((tier: unknown) => (Array.isArray(tier) ? (tier as unknown[]) : [tier])) : null
  const places = tiers?.map((tier) => tier.map((name) => names.findIndex((one) => one === name)))
  if (places === undefined || !areOnce(places.flat()))
    return wrong(`${at}.ranking`, 'list candidates from the best, each once; a list within the list stands equal.')
  return accept({ count: line.count, tiers: places })
}

function listed(line: Line, at: string, names: readonly string[]): Parsed<ListedBallots> {
  const ranking = placesOf(line.fields.get('ranking'), names)
  if (ranking === null) return wrong(`${at}.ranking`, 'list candidates from the best, each once.')
  return accept({ count: line.count, ranking })
}

function approving(line: Line, at: string, names: readonly string[]): Parsed<ApprovingBallots> {
  const approves = placesOf(line.fields.get('approves'), names)
  if (approves === null) return wrong(`${at}.approves`, 'list candidates, each once.')
  return accept({ count: line.count, approves })
}

/** A candidate that a ballot does not grade is given the worst grade. */
function graded(line: Line, at: string, names: readonly string[], grades: readonly string[]): Parsed<GradedBallots> {
  const given = fieldsOf(line.fields.get('grades'))
  if (given === null || [...given.keys()].some((name) => !names.includes(name)))
    return wrong(`${at}.grades`, 'write {"candidate": "grade"} with candidates and grades that are listed.')
  const places = names.map((name) => (given.has(name) ? grades.findIndex((grade) => grade === given.get(name)) : 0))
  if (places.includes(-1)) return wrong(`${at}.grades`, `each is one of ${grades.join(', ')}.`)
  return accept({ count: line.count, grades: places })
}

interface Line {
  readonly count: number
  readonly fields: Fields
}

function withLines<T>(
  fields: Fields,
  read: (line: Line, at: string) => Parsed<T>,
  use: (ballots: readonly T[]) => Parsed<ChoiceBallots>,
): Parsed<ChoiceBallots> {
  const lines = fields.get('ballots')
  if (!Array.isArray(lines) || lines.length === 0 || lines.length > LINES_MAX)
    return wrong('ballots', `list 1 to ${LINES_MAX} lines of ballots.`)
  const ballots: T[] = []
  for (const [place, raw] of lines.entries()) {
    const at = `ballots.${place}`
    const line = fieldsOf(raw)
    const count = line?.get('count') ?? 1
    if (line === null) return wrong(at, 'write an object.')
    if (!isNumber(count)) return wrong(`${at}.count`, 'write how many ballots are like this one, 1 or more.')
    const one = read({ count, fields: line }, at)
    if (!one.ok) return one
    ballots.push(one.value)
  }
  return use(ballots)
}

function withNames(fields: Fields, use: (names: readonly string[]) => Parsed<ChoiceBallots>): Parsed<ChoiceBallots> {
  const names = fields.get('candidates')
  return isNames(names, CANDIDATES_MAX) ? use(names) : wrong('candidates', `list 1 to ${CANDIDATES_MAX} names, each once.`)
}

function withNumber(fields: Fields, field: string, use: (number: number) => Parsed<ChoiceBallots>): Parsed<ChoiceBallots> {
  const number = fields.get(field)
  return isNumber(number) ? use(number) : wrong(field, 'write a whole number, 1 or more.')
}

/** Either `costs` with a `budget`, or `candidates` with `seats`, which cost 1 each. */
function withCosts(
  fields: Fields,
  use: (names: readonly string[], costs: readonly number[], budget: number) => Parsed<ChoiceBallots>,
): Parsed<ChoiceBallots> {
  const costs = fieldsOf(fields.get('costs'))
  if (costs === null)
    return withNames(fields, (names) =>
      withNumber(fields, 'seats', (seats) =>
        use(
          names,
          names.map(() => 1),
          seats,
        ),
      ),
    )
  const names = [...costs.keys()]
  const values = [...costs.values()].filter(isNumber)
  if (!isNames(names, CANDIDATES_MAX) || values.length !== names.length)
    return wrong('costs', 'write {"candidate": cost} with whole costs, 1 or more.')
  return withNumber(fields, 'budget', (budget) => use(names, values, budget))
}

function placesOf(raw: unknown, names: readonly string[]): number[] | null {
  if (!Array.isArray(raw)) return null
  const places = raw.map((name: unknown) => names.findIndex((one) => one === name))
  return areOnce(places) ? places : null
}
function areOnce(places: readonly number[]): boolean {
  return !places.includes(-1) && new Set(places).size === places.length
}
function isNames(raw: unknown, most: number): raw is readonly string[] {
  return (
    Array.isArray(raw) &&
    raw.length > 0 &&
    raw.length <= most &&
    raw.every((name) => typeof name === 'string' && name !== '') &&
    new Set(raw).size === raw.length
  )
}
function isNumber(raw: unknown): raw is number {
  return typeof raw === 'number' && Number.isInteger(raw) && raw >= 1 && raw <= NUMBER_MAX
}
function fieldsOf(raw: unknown): Fields | null {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? new Map(Object.entries(raw)) : null
}
function wrong(field: string, detail: string): Parsed<never> {
  return refuse('invalid', { field, detail })
}
