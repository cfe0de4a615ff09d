/**
 * A table of counts of people that tells nobody apart: small cells are held back, and with them as many others as it takes, so
 * that no held-back cell can be worked out from the totals and from the cells that are shown.
 */
import { SHOWN_APART_MIN } from '../people/small-groups.ts'

/** Counts by row and column; null where one is held back. */
export type GuardedTable = readonly (readonly (number | null)[])[]
interface Cell {
  readonly row: number
  readonly column: number
  readonly people: number
}
/** A row or a column, and the cells by which it was reached. */
interface Reached {
  readonly line: 'row' | 'column'
  readonly at: number
  readonly cells: readonly Cell[]
  readonly cost: number
}

/**
 * Holds back what would tell people apart. The totals of rows and columns are taken to be known to everybody, so a cell that they
 * settle alone is shown, however small: holding it back would hide nothing.
 * @param counts people by row and column, 0 or more; every row has as many cells as the first
 * @param peopleMin the smallest count that is shown apart
 * @returns the table with nulls; each null could still be at least two different numbers for all that is shown.
 * Exact for tables of two ways: a held-back cell is free if and only if a closed chain of held-back cells runs through it along which
 * people can be moved, one more here, one fewer there (Gusfield 1988, SIAM J. Comput. 17:552-571).
 */
export function guardTable(counts: readonly (readonly number[])[], peopleMin = SHOWN_APART_MIN): GuardedTable {
  const all = counts.flatMap((cells, row) => cells.map((people, column) => ({ row, column, people })))
  const held = new Set<Cell>()
  for (const cell of all) {
    if (cell.people === 0 || cell.people >= peopleMin) continue
    const chain = cheapestChain(all, held, cell)
    // Without a chain through it the totals alone settle the cell.
    if (chain !== null) for (const one of [cell, ...chain]) held.add(one)
  }
  return counts.map((cells, row) =>
    cells.map((people, column) => ([...held].some((cell) => cell.row === row && cell.column === column) ? null : people)),
  )
}

/** The closed chain through a cell that shows most: what is held back already costs nothing, the rest the people it hides. Null when there is none. */
function cheapestChain(all: readonly Cell[], held: ReadonlySet<Cell>, cell: Cell): readonly Cell[] | null {
  const more = chainOf(all, held, cell, 1)
  const fewer = chainOf(all, held, cell, -1)
  if (more === null || fewer === null) return (more ?? fewer)?.cells ?? null
  return more.cost <= fewer.cost ? more.cells : fewer.cells
}

/** Dijkstra over rows and columns, from the column of the cell to its row, once the cell has one more (1) or one fewer (-1). */
function chainOf(all: readonly Cell[], held: ReadonlySet<Cell>, cell: Cell, step: 1 | -1): Reached | null {
  const done = new Set<string>()
  let open: readonly Reached[] = [{ line: 'column', at: cell.column, cells: [], cost: 0 }]
  for (;;) {
    const nearest = open.toSorted((a, b) => a.cost - b.cost || a.cells.length - b.cells.length)[0]
    if (nearest === undefined) return null
    if (nearest.line === 'row' && nearest.at === cell.row) return nearest
    done.add(nearest.line + nearest.at)
    // A column is put right by the opposite of what the cell did, a row by the same once more; nobody can be taken from an empty cell.
    const isTaking = (nearest.line === 'column') === (step === 1)
    const next = all
      .filter((one) => one !== cell && one[nearest.line] === nearest.at && (!isTaking || one.people > 0))
      .map((one): Reached => ({
        line: nearest.line === 'row' ? 'column' : 'row',
        at: nearest.line === 'row' ? one.column : one.row,
        cells: [...nearest.cells, one],
        cost: nearest.cost + (held.has(one) ? 0 : one.people + 1),
      }))
    open = [...open, ...next].filter((one) => !done.has(one.line + one.at))
  }
}
