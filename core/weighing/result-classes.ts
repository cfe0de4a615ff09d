/** What came out of a weighing for each statement: what all share, what number alone carries, what divides, what some hold strongly. */
import { atLeast, moreThan, type Threshold } from '../decisions/rule.ts'
import { reaches } from '../decisions/tally.ts'
import { fraction, type Fraction } from '../../maths/fraction.ts'
import { balancedConsensus } from '../../maths/opinion/consensus.ts'
import { SHOWN_APART_MIN } from '../people/small-groups.ts'
import { answersOf, shownRows, sumOf, type Answers, type GroupAnswers, type ShownRow } from './shown-groups.ts'

/** What a statement must reach among all who agree or disagree, and in every group, where groups are asked. Named before a weighing opens. */
export interface ResultRule {
  readonly all: Threshold
  readonly each: Threshold | null
}
/** Names of rules, the usual one first. */
export const RULE_NAMES = ['two-thirds-and-half-of-each', 'two-thirds-of-each', 'two-thirds-of-all', 'half-of-all'] as const
/** Name of a rule. */
export type RuleName = (typeof RULE_NAMES)[number]
/** Marks by name. A weighing is read by the first: number alone carries nothing, and no single person of a group stops it. The others answer "what if". */
export const RESULT_RULES: Readonly<Record<RuleName, ResultRule>> = {
  'two-thirds-and-half-of-each': { all: atLeast(2, 3), each: moreThan(1, 2) },
  'two-thirds-of-each': { all: atLeast(2, 3), each: atLeast(2, 3) },
  'two-thirds-of-all': { all: atLeast(2, 3), each: null },
  'half-of-all': { all: moreThan(1, 2), each: null },
}
/** The rule by which weighings are read. */
export const USUAL_RULE: RuleName = 'two-thirds-and-half-of-each'
/** What a group follows under a rule that asks no group. */
const HALF = moreThan(1, 2)
/** A group that reaches this holds a statement strongly. */
const STRONGLY = atLeast(2, 3)

/**
 * Classes in the order in which they are shown. `common`: meets the rule. `refused`: a no that meets the rule. `number`: carried by all together, but a
 * group does not follow. `divided`: two thirds for it in one group, two thirds against in another. `some`: two thirds in at least one group.
 * `open`: none of these. `few`: answered by too few to say.
 */
export const RESULT_CLASSES = ['common', 'refused', 'number', 'divided', 'some', 'open', 'few'] as const
/** A class of results. */
export type ResultClass = (typeof RESULT_CLASSES)[number]

/** A statement judged. Shares are of agree and disagree together; null where a row only passed. */
export interface StatementResult {
  readonly class: ResultClass
  readonly all: Answers
  readonly rows: readonly ShownRow[]
  /** Rows that reach the rule of a group, by place in `rows`. */
  readonly follow: readonly number[]
  /** 0 to 1, every row counts the same: geometric mean of (A + 1) / (S + 2); null where there are too few answers. */
  readonly balanced: number | null
}

/** Answers enough to judge a statement where so many people rate. */
const ANSWERS_ENOUGH = 10

/** Answers that a statement needs: ten, or half of the people where they are fewer, and never below what may be shown. */
export function answersNeeded(people: number): number {
  return Math.max(SHOWN_APART_MIN, Math.min(ANSWERS_ENOUGH, Math.ceil(people / 2)))
}

/** The share that agrees; null when nobody agreed or disagreed. */
export function agreeShare({ agrees, disagrees }: Pick<Answers, 'agrees' | 'disagrees'>): Fraction | null {
  return agrees + disagrees === 0 ? null : fraction(agrees, agrees + disagrees)
}
const disagreeShare = ({ agrees, disagrees }: Answers): Fraction | null => agreeShare({ agrees: disagrees, disagrees: agrees })
const holds = (share: Fraction | null, threshold: Threshold): boolean => share !== null && reaches(share, threshold)

/** Judges one statement out of the answers of each group. `people`: raters of the whole weighing. */
export function judgeStatement(
  groups: readonly GroupAnswers[],
  people: number,
  rule: ResultRule = RESULT_RULES[USUAL_RULE],
): StatementResult {
  const all = sumOf(groups)
  const rows = shownRows(groups)
  if (rows.length === 0 || answersOf(all) < answersNeeded(people) || all.agrees + all.disagrees < SHOWN_APART_MIN)
    return { class: 'few', all, rows: [], follow: [], balanced: null }
  return { ...judgeRows({ all, rows }, rule), all, rows, balanced: balancedConsensus(rows.map(cellsOf), 0) }
}

/** Class of a statement by a rule, out of the rows that are shown: how a result would read under another rule. Without rows it stays with the few. */
export function judgeRows(
  { all, rows }: Pick<StatementResult, 'all' | 'rows'>,
  rule: ResultRule,
): Pick<StatementResult, 'class' | 'follow'> {
  if (rows.length === 0) return { class: 'few', follow: [] }
  const follow = rows.flatMap((row, at) => (followsRule(agreeShare(row), rule) ? [at] : []))
  return { class: classOf(all, rows, follow.length, rule), follow }
}

const followsRule = (share: Fraction | null, { each }: ResultRule): boolean => holds(share, each ?? HALF)

function classOf(all: Answers, rows: readonly ShownRow[], follow: number, rule: ResultRule): ResultClass {
  if (holds(agreeShare(all), rule.all)) return rule.each === null || follow === rows.length ? 'common' : 'number'
  if (holds(disagreeShare(all), rule.all) && (rule.each === null || rows.every((row) => followsRule(disagreeShare(row), rule))))
    return 'refused'
  const isFor = rows.some((row) => holds(agreeShare(row), STRONGLY))
  const isAgainst = rows.some((row) => holds(disagreeShare(row), STRONGLY))
  if (isFor && isAgainst) return 'divided'
  return isFor ? 'some' : 'open'
}

/** A row as the counted cells of one column. */
const cellsOf = ({ disagrees, passes, agrees }: Answers): Float64Array => Float64Array.of(disagrees, passes, agrees)
