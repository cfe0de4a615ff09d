/**
 * The matrix of ratings, n participants × m statements, almost all of it empty: only what was rated is kept, two bytes a rating.
 * A cell is coded as 3 · column + rating + 1, so that counting, predicting and projecting are one look into a table of 3 · m numbers.
 */

/** Agree, pass, disagree. */
export type Rating = 1 | 0 | -1

/** Statements that one matrix holds: their codes fit two bytes. A weighing of thousands is far below. */
export const STATEMENTS_MAX = 21_845

/** Rows in compressed form. Shapes: `starts` n + 1, `cells` one code for each rating, ascending inside a row. */
export interface RatingMatrix {
  readonly participants: number
  readonly statements: number
  readonly starts: Uint32Array
  readonly cells: Uint16Array
}

/** The code of a rating in a column. */
export function cellCode(column: number, rating: Rating): number {
  return 3 * column + rating + 1
}

/** Packs rows of ratings, at most one for each column. @throws {RangeError} for more statements than codes */
export function matrixOfCells(
  rows: readonly (readonly { readonly column: number; readonly rating: Rating }[])[],
  statements: number,
): RatingMatrix {
  refuseTooMany(statements)
  const starts = new Uint32Array(rows.length + 1)
  rows.forEach((row, at) => (starts[at + 1] = (starts[at] ?? 0) + row.length))
  const cells = new Uint16Array(starts[rows.length] ?? 0)
  rows.forEach((row, at) => {
    const codes = Uint16Array.from(row, ({ column, rating }) => cellCode(column, rating))
    cells.set(codes.toSorted(), starts[at] ?? 0)
  })
  return { participants: rows.length, statements, starts, cells }
}

/** Packs a matrix that is in compressed rows already: `columns` and `ratings` (1, 0, -1) of one length, `starts` n + 1. `columns` is written over. */
export function matrixOfRows(starts: Uint32Array, columns: Uint16Array, ratings: Int8Array, statements: number): RatingMatrix {
  refuseTooMany(statements)
  for (let at = 0; at < columns.length; at += 1) columns[at] = 3 * (columns[at] ?? 0) + (ratings[at] ?? 0) + 1
  return { participants: starts.length - 1, statements, starts, cells: columns }
}

/** How often each code is in the rows that `takes` says; without it in all. Shape 3 · m: disagree, pass, agree of each column. */
export function countCells(matrix: RatingMatrix, takes?: (row: number) => boolean): Float64Array {
  const counts = new Float64Array(3 * matrix.statements)
  const { starts, cells, participants } = matrix
  for (let row = 0; row < participants; row += 1) {
    if (takes !== undefined && !takes(row)) continue
    const end = starts[row + 1] ?? 0
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      const code = cells[at] ?? 0
      counts[code] = (counts[code] ?? 0) + 1
    }
  }
  return counts
}

/** Counts of each group: `groups` is the group of each row from 0 to `k` - 1, or -1 for nobody's. Shape k of 3 · m. */
export function countByGroup(matrix: RatingMatrix, groups: Int8Array, k: number): readonly Float64Array[] {
  const width = 3 * matrix.statements
  const all = new Float64Array(k * width)
  const { starts, cells, participants } = matrix
  for (let row = 0; row < participants; row += 1) {
    const group = groups[row] ?? -1
    if (group < 0) continue
    const [base, end] = [group * width, starts[row + 1] ?? 0]
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      const code = base + (cells[at] ?? 0)
      all[code] = (all[code] ?? 0) + 1
    }
  }
  return Array.from({ length: k }, (_, group) => all.subarray(group * width, (group + 1) * width))
}

/** Agrees, disagrees, passes and all ratings of one column. */
export interface StatementCount {
  readonly agrees: number
  readonly disagrees: number
  readonly passes: number
  readonly seen: number
}

/** The counts of one column out of counted cells. */
export function countOf(counts: Float64Array, column: number): StatementCount {
  const [disagrees, passes, agrees] = [counts[3 * column] ?? 0, counts[3 * column + 1] ?? 0, counts[3 * column + 2] ?? 0]
  return { agrees, disagrees, passes, seen: agrees + disagrees + passes }
}

function refuseTooMany(statements: number): void {
  if (statements > STATEMENTS_MAX) throw new RangeError(`a matrix holds ${STATEMENTS_MAX} statements, not ${statements}`)
}
