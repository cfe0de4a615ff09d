import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SHOWN_APART_MIN } from '../people/small-groups.ts'
import { guardTable, type GuardedTable } from './guarded-table.ts'

type Counts = readonly (readonly number[])[]

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
const columnsOf = (counts: Counts): number[] => (counts[0] ?? []).map((_, column) => sum(counts.map((row) => row[column] ?? 0)))

/** Every table with the same totals of rows and columns and the same shown cells, by trying them all. */
function tablesLike(counts: Counts, shown: GuardedTable): Counts[] {
  const columns = columnsOf(counts)
  const rowsLike = (row: number, left: readonly number[]): number[][] => {
    const fill = (column: number, rest: number): number[][] => {
      if (column === columns.length) return rest === 0 ? [[]] : []
      const fixed = shown[row]?.[column] ?? null
      const most = Math.min(rest, left[column] ?? 0)
      const choices = fixed === null ? Array.from({ length: most + 1 }, (_, people) => people) : fixed <= most ? [fixed] : []
      return choices.flatMap((people) => fill(column + 1, rest - people).map((tail) => [people, ...tail]))
    }
    return fill(0, sum(counts[row] ?? []))
  }
  const below = (row: number, left: readonly number[]): number[][][] => {
    if (row === counts.length) return left.every((people) => people === 0) ? [[]] : []
    return rowsLike(row, left).flatMap((cells) =>
      below(
        row + 1,
        left.map((people, column) => people - (cells[column] ?? 0)),
      ).map((rest) => [cells, ...rest]),
    )
  }
  return below(0, columns)
}

/** Held-back cells that somebody can work out. */
function workedOut(counts: Counts, shown: GuardedTable): string[] {
  const tables = tablesLike(counts, shown)
  return shown.flatMap((cells, row) =>
    cells.flatMap((cell, column) =>
      cell === null && new Set(tables.map((table) => table[row]?.[column])).size < 2 ? [`${row},${column}`] : [],
    ),
  )
}

const counts = fc.constantFrom([1, 3], [2, 2], [3, 2], [4, 2], [2, 3], [3, 3]).chain(([rows = 1, columns = 2]) =>
  fc.array(
    fc.array(fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 4 }) }, fc.integer({ min: 5, max: 6 })), {
      minLength: columns,
      maxLength: columns,
    }),
    {
      minLength: rows,
      maxLength: rows,
    },
  ),
)

describe('a table of counts that tells nobody apart', () => {
  it('holds a small cell back, and others with it, so that no total gives it away', () => {
    const shown = guardTable([
      [12, 3],
      [9, 8],
      [20, 15],
    ])
    expect(shown).toEqual([
      [null, null],
      [null, null],
      [20, 15],
    ])
  })

  it('shows everything where no cell is small', () => {
    const table = [
      [5, 0],
      [7, 12],
    ]
    expect(guardTable(table)).toEqual(table)
  })

  it('shows a small cell that the totals settle alone', () => {
    expect(
      guardTable([
        [3, 0],
        [9, 0],
      ]),
    ).toEqual([
      [3, 0],
      [9, 0],
    ])
  })

  it('lets nobody work out a held-back cell, and shows no small one that the totals do not settle, whatever the table', () => {
    fc.assert(
      fc.property(counts, (table) => {
        const shown = guardTable(table)
        expect(workedOut(table, shown)).toEqual([])
        const hidden = table.map((row) => row.map(() => null))
        const settled = workedOut(table, hidden)
        for (const [row, cells] of shown.entries())
          for (const [column, cell] of cells.entries())
            if (cell !== null && cell > 0 && cell < SHOWN_APART_MIN) expect(settled).toContain(`${row},${column}`)
      }),
      { numRuns: 150 },
    )
  })

  it('would find a table that hides its small cells alone', () => {
    const table = [
      [12, 3],
      [9, 8],
    ]
    expect(
      workedOut(table, [
        [12, null],
        [9, 8],
      ]),
    ).toEqual(['0,1'])
  })
})
