/**
 * The gate for clauses that restrict or regulate: what a limit of a freedom has to show, question by question.
 * Source: the tests of legality, legitimate aim, necessity and proportionality of article 19 (3) ICCPR and general comment 34 of
 * the Human Rights Committee, with the questions of regulatory impact assessment (feasibility, remedy, review, doing nothing).
 */
import { isDate } from '../gatherings/zoned-time.ts'
import { accept, refuse, type Outcome } from '../words/outcome.ts'

/** The questions, in the order in which they are asked. */
export const GATE_ITEMS = [
  'legal_basis',
  'legitimate_purpose',
  'suitability',
  'necessity',
  'proportionality',
  'feasibility',
  'remedy',
  'review_date',
  'doing_nothing',
] as const
/** One of them. */
export type GateItem = (typeof GATE_ITEMS)[number]
/** What is answered; each with a reason. */
export const GATE_ANSWERS = ['yes', 'no', 'unknown'] as const
/** One of them. */
export type GateAnswer = (typeof GATE_ANSWERS)[number]

/** One question of a clause as it was answered last. */
export interface GateLine {
  readonly item: GateItem
  readonly answer: GateAnswer
  readonly isWaived: boolean
  /** False once the words of the clause have changed since: the answers are confirmed of the new words, or given again. */
  readonly isOfTheseWords: boolean
}
/** Why a question stands in the way. */
export type GateGap = 'unanswered' | 'unknown' | 'earlier'

/**
 * Questions of one marked clause that stand in the way of a reading and of the freeze, in order: not answered yet, answered
 * “unknown” and not waived, or answered of earlier words. A no does not block: it is an answer, and everybody reads it.
 */
export function gapsOf(lines: readonly GateLine[]): readonly { readonly item: GateItem; readonly gap: GateGap }[] {
  return GATE_ITEMS.flatMap((item) => {
    const line = lines.find((one) => one.item === item)
    const gap = gapOf(line)
    return gap === null ? [] : [{ item, gap }]
  })
}

function gapOf(line: GateLine | undefined): GateGap | null {
  if (line === undefined) return 'unanswered'
  if (!line.isOfTheseWords) return 'earlier'
  return line.answer === 'unknown' && !line.isWaived ? 'unknown' : null
}

/** Whether a question can be waived: only an open “unknown” can. */
export function mayWaive(line: Pick<GateLine, 'answer' | 'isWaived'> | undefined): Outcome<true, 'nothing_to_waive'> {
  return line?.answer === 'unknown' && !line.isWaived ? accept(true) : refuse('nothing_to_waive')
}

/** The date of the review, which a yes to that question needs and nothing else has. */
export function parseReview({
  item,
  answer,
  reviewOn,
}: {
  readonly item: GateItem
  readonly answer: GateAnswer
  readonly reviewOn: string | null
}): Outcome<string | null, 'invalid'> {
  if (item !== 'review_date' || answer !== 'yes') return accept(null)
  return reviewOn !== null && isDate(reviewOn)
    ? accept(reviewOn)
    : refuse('invalid', { field: 'reviewOn', detail: 'write the date of the review, such as 2028-06-01.' })
}
