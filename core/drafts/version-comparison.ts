/** Two versions of a draft, clause beside clause: what is new, gone, worded otherwise, numbered otherwise or at another place. */
import { diffArrays } from 'diff'
import { diffWords, type DiffRun } from './word-diff.ts'

/** A clause of a version, as far as a comparison needs it. */
export interface ComparedClause {
  readonly id: string
  readonly label: string
  readonly text: string
}
/** One clause in both versions. */
export interface ComparedRow {
  readonly clause: string
  /** Null where the version has no such clause. */
  readonly before: ComparedClause | null
  readonly after: ComparedClause | null
  readonly runs: readonly DiffRun[]
  readonly isReworded: boolean
  readonly isRenumbered: boolean
  /** Its place among the clauses of both versions is another; a clause that only makes room for others has not moved. */
  readonly isMoved: boolean
}

/** Every clause of either version once: in the order of the later one, and what is gone behind the clause it stood after. */
export function compareVersions(before: readonly ComparedClause[], after: readonly ComparedClause[]): readonly ComparedRow[] {
  const [old, today] = [byId(before), byId(after)]
  const changes = diffArrays([...old.keys()], [...today.keys()])
  const stayed = new Set(changes.flatMap(({ added, removed, value }) => (added || removed ? [] : value)))
  const order = changes.flatMap(({ removed, value }) => (removed ? value.filter((id) => !today.has(id)) : value))
  return order.map((clause) => rowOf(clause, old.get(clause) ?? null, today.get(clause) ?? null, stayed.has(clause)))
}

/** What has changed between two versions, counted. */
export function countChanges(rows: readonly ComparedRow[]): {
  readonly added: number
  readonly gone: number
  readonly reworded: number
  readonly renumbered: number
  readonly moved: number
} {
  const count = (is: (row: ComparedRow) => boolean) => rows.filter(is).length
  return {
    added: count(({ before }) => before === null),
    gone: count(({ after }) => after === null),
    reworded: count(({ isReworded }) => isReworded),
    renumbered: count(({ isRenumbered }) => isRenumbered),
    moved: count(({ isMoved }) => isMoved),
  }
}

function rowOf(clause: string, before: ComparedClause | null, after: ComparedClause | null, hasStayed: boolean): ComparedRow {
  const isInBoth = before !== null && after !== null
  return {
    clause,
    before,
    after,
    runs: diffWords(before?.text ?? '', after?.text ?? ''),
    isReworded: isInBoth && before.text !== after.text,
    isRenumbered: isInBoth && before.label !== after.label,
    isMoved: isInBoth && !hasStayed,
  }
}

const byId = (clauses: readonly ComparedClause[]): ReadonlyMap<string, ComparedClause> =>
  new Map(clauses.map((clause) => [clause.id, clause]))
