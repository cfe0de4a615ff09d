/** Decisions that choose among several options: what a ballot may say, and how the box is counted by the method of the rule. */
import { accept, refuse, type Outcome } from '../words/outcome.ts'
import type { ChoiceBallots } from './choice-ballots.ts'
import { countChoice } from './count-choice.ts'
import type { Condition, DecisionRule } from './rule.ts'

/** What a rule chooses by, and how many. */
export type Choosing = Extract<Condition, { kind: 'choose' }>

/** Options of one decision: more are read to their end by nobody on a phone; a weighing takes them. */
export const OPTIONS_MAX = 50
/** Fewer are a question of yes or no. */
export const OPTIONS_MIN = 2
/** Grades of majority judgement, the worst first, as its authors word them. */
export const GRADES = ['reject', 'poor', 'acceptable', 'good', 'very good', 'excellent'] as const

/** What a ballot says of each option by its place: 0 nothing; a rank from 1, the best; a grade from 1, the worst; or 1, approved. */
export type Marks = readonly number[]
/** What was chosen. Options by their numbers, from 1; those of one tier stand equal. */
export interface Chosen {
  readonly chosen: readonly number[]
  readonly order: readonly (readonly number[])[]
  readonly why: readonly string[]
}

/** The condition by which a rule chooses, or null for a rule that asks for yes or no. */
export function choosingOf(rule: DecisionRule): Choosing | null {
  return rule.conditions.find((condition) => condition.kind === 'choose') ?? null
}

/** Conditions that may stand beside a choice: how many have to take part. Everything else is about yes and no. */
const BESIDE: readonly Condition['kind'][] = ['choose', 'quorum_of_all', 'quorum_in_each_group']

/** Whether a rule and so many options fit each other. Refuses with `invalid`, field and detail. */
export function fitsOptions(rule: DecisionRule, options: number): Outcome<true, 'invalid'> {
  const choosing = choosingOf(rule)
  if (choosing === null) return options === 0 ? accept(true) : wrong('options', 'a rule about yes and no takes no options.')
  if (rule.conditions.some(({ kind }) => !BESIDE.includes(kind)) || rule.conditions.filter(({ kind }) => kind === 'choose').length > 1)
    return wrong('rule.conditions', 'beside one choice among options only a quorum may stand.')
  if (options < OPTIONS_MIN || options > OPTIONS_MAX) return wrong('options', `name ${OPTIONS_MIN} to ${OPTIONS_MAX} options.`)
  if (isOfOne(choosing) && choosing.seats !== 1) return wrong('rule.conditions', 'this method finds the one best option: write 1 seat.')
  return choosing.seats < options ? accept(true) : wrong('options', `with ${choosing.seats} to choose, name more options than that.`)
}

/** True for methods that find the one best option. */
export function isOfOne({ method }: Pick<Choosing, 'method'>): boolean {
  return method === 'schulze' || method === 'majority-judgement'
}

/** Reads what a ballot says, strictly. @returns the marks, or `invalid` with field and detail */
export function parseMarks(choosing: Choosing, options: number, raw: readonly number[]): Outcome<Marks, 'invalid'> {
  const most = { 'majority-judgement': GRADES.length, 'equal-shares': 1, schulze: options, stv: options }[choosing.method]
  if (raw.length !== options) return wrong('marks', `write one number for each of the ${options} options.`)
  if (!raw.every((mark) => Number.isInteger(mark) && mark >= 0 && mark <= most))
    return wrong('marks', `each is a number from 0 to ${most}.`)
  const ranks = raw.filter((mark) => mark > 0)
  if (choosing.method === 'stv' && new Set(ranks).size !== ranks.length) return wrong('marks', 'give each rank to one option.')
  return accept([...raw])
}

/** True when a ballot says nothing of any option: somebody took part and left the choice to the others. */
export function isBlank(marks: Marks): boolean {
  return marks.every((mark) => mark === 0)
}

/** Counts ballots that say something, exactly; null when there are none. Options are called by their numbers, so that nobody's words are in it. */
export function countMarks(choosing: Choosing, options: number, ballots: readonly Marks[]): Chosen | null {
  const said = [
    ...Map.groupBy(
      ballots.filter((marks) => !isBlank(marks)),
      (marks) => marks.join(' '),
    ).values(),
  ]
  if (said.length === 0) return null
  const names = Array.from({ length: options }, (_, at) => `Option ${at + 1}`)
  const { chosen, order, why } = countChoice(ballotsOf(choosing, names, said))
  const numberOf = (name: string): number => names.indexOf(name) + 1
  return { chosen: chosen.map(numberOf), order: order.map((tier) => tier.map(numberOf)), why }
}

function ballotsOf({ method, seats }: Choosing, names: readonly string[], said: readonly (readonly Marks[])[]): ChoiceBallots {
  const lines = said.map((equal) => ({ count: equal.length, marks: equal[0] ?? [] }))
  switch (method) {
    case 'schulze':
      return { method, names, ballots: lines.map(({ count, marks }) => ({ count, tiers: tiersOf(marks) })) }
    case 'stv':
      return { method, names, seats, ballots: lines.map(({ count, marks }) => ({ count, ranking: tiersOf(marks).flat() })) }
    case 'majority-judgement':
      // What was not graded has the worst grade, as on paper.
      return { method, names, grades: GRADES, ballots: lines.map(({ count, marks }) => ({ count, grades: marks.map(gradeOf) })) }
    case 'equal-shares': {
      const approving = lines.map(({ count, marks }) => ({ count, approves: tiersOf(marks).flat() }))
      return { method, names, costs: names.map(() => 1), budget: seats, ballots: approving }
    }
  }
}

function gradeOf(mark: number): number {
  return Math.max(0, mark - 1)
}

/** Options by rank, from the best; gaps in the ranks say nothing. */
function tiersOf(marks: Marks): number[][] {
  const ranked = marks.flatMap((rank, option) => (rank > 0 ? [{ rank, option }] : []))
  const byRank = Map.groupBy(ranked, ({ rank }) => rank)
  return [...byRank.entries()].toSorted(([a], [b]) => a - b).map(([, tier]) => tier.map(({ option }) => option))
}

function wrong(field: string, detail: string): Outcome<never, 'invalid'> {
  return refuse('invalid', { field, detail })
}
