/** Merging: statements that say the same count as one; every wording stays, and it can be taken back. */
import { accept, refuse, type Outcome } from '../words/outcome.ts'

/** A statement as merging sees it. */
export interface Mergeable {
  readonly number: number
  readonly mergedInto: number | null
}

/** Which statements go into `into`: those named, and what had gone into them before. Refuses what is not there, and `into` that has gone into another. */
export function statementsToMerge(
  statements: readonly Mergeable[],
  into: number,
  named: readonly number[],
): Outcome<readonly number[], 'statement_unknown' | 'changed_since' | 'invalid'> {
  const byNumber = new Map(statements.map((one) => [one.number, one]))
  const unknown = [into, ...named].find((number) => !byNumber.has(number))
  if (unknown !== undefined) return refuse('statement_unknown', { statement: unknown })
  const target = byNumber.get(into)?.mergedInto ?? null
  if (target !== null) return refuse('changed_since', { what: `statement No. ${into} counts as one with No. ${target} already` })
  if (named.includes(into)) return refuse('invalid', { field: 'statements', detail: 'a statement cannot go into itself.' })
  const going = statements.filter(
    ({ number, mergedInto }) => mergedInto !== into && (named.includes(number) || (mergedInto !== null && named.includes(mergedInto))),
  )
  return going.length === 0
    ? refuse('changed_since', { what: `these statements count as one with No. ${into} already` })
    : accept(going.map(({ number }) => number))
}
