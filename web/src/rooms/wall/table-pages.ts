/** How many tables fit on the wall, and what is shown of each: never smaller type, rather more pages. */

/** Tables drawn with the marks of who sits there, while they are few. */
export const DISCS_MAX = 10
/** Smaller discs, five in a row; the legend then stands below. */
export const SMALL_DISCS_MAX = 15
/** Plain cells: number of the table and its ideas, at the least size that a hall can read. */
export const CELLS_PER_PAGE = 60

export type TableLayout = 'discs' | 'small_discs' | 'cells'

/** What is shown of each table when there are so many. */
export function tableLayout(tables: number): TableLayout {
  if (tables <= DISCS_MAX) return 'discs'
  return tables <= SMALL_DISCS_MAX ? 'small_discs' : 'cells'
}

/** Pages of at most `perPage`, as even as possible, so that the last is not nearly empty. */
export function evenPages<T>(items: readonly T[], perPage: number): T[][] {
  const pages = Math.max(1, Math.ceil(items.length / perPage))
  const size = Math.ceil(items.length / pages)
  return Array.from({ length: pages }, (_, page) => items.slice(page * size, (page + 1) * size))
}
