/** Rows as CSV that spreadsheets open as text: RFC 4180, with nothing that they would run as a formula. */

import { guarded } from './formula-guard.ts'

/** A cell: words, a number, or nothing. */
export type Cell = string | number | null

/** Rows as CSV with line ends of CR LF. Words that begin like a formula get an apostrophe before them; numbers stay as they are. */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')
}

function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = guarded(cell)
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
