/** The second round: the best two fifths of the statements so far are rated by everybody, so that what matters is known well. */
import { groupConsensusValue } from '../../maths/opinion/consensus.ts'

/** Share of the statements that go on, in tenths: with it two rounds find most of what one long round would. */
const BEST_TENTHS = 4
/** Ratings that each statement needs on average before the best can be told from the rest. */
export const RATINGS_BEFORE_SECOND_ROUND = 5
/** Ratings of a statement after which more of them change little: the knee of the curve. */
export const RATINGS_ENOUGH = 20

/** Sums of one statement in one stakeholder group. */
export interface GroupSum {
  readonly statement: number
  readonly group: string | null
  readonly agrees: number
  readonly disagrees: number
  readonly passes: number
}

/** The best statements by agreement in which every group counts the same, best first; of equals the earlier number. */
export function bestStatements(numbers: readonly number[], sums: readonly GroupSum[]): readonly number[] {
  const groups = [...new Set(sums.map(({ group }) => group))]
  const columnOf = new Map(numbers.map((number, column) => [number, column]))
  const counts = groups.map(() => new Float64Array(3 * numbers.length))
  for (const { statement, group, agrees, disagrees, passes } of sums) {
    const column = columnOf.get(statement)
    if (column !== undefined) counts[groups.indexOf(group)]?.set([disagrees, passes, agrees], 3 * column)
  }
  return numbers
    .map((number, column) => ({ number, value: groupConsensusValue(counts, column) }))
    .toSorted((a, b) => b.value - a.value || a.number - b.number)
    .slice(0, Math.ceil((numbers.length * BEST_TENTHS) / 10))
    .map(({ number }) => number)
}
