/** Columns of a file found by their names, whatever their order, and cells read strictly. */
import { readCsv, TROUBLES_MAX, type CsvRecord } from './csv.ts'
import type { Read, Trouble } from './trouble.ts'

/** A file with a header: where each column stands, and its rows. */
export interface NamedTable {
  readonly header: readonly string[]
  readonly rows: readonly CsvRecord[]
  /** Place of a column by its name, -1 when the file has none. */
  readonly place: (name: string) => number
}

/** Reads a file whose header must name these columns. */
export function readTable(text: string, needed: readonly string[]): Read<NamedTable> {
  const { records, troubles } = readCsv(text)
  if (troubles.length > 0) return { ok: false, troubles }
  const [first, ...rows] = records
  if (first === undefined) return { ok: false, troubles: [{ line: 1, sentence: 'the file is empty' }] }
  const header = first.cells.map((name) => name.trim())
  const missing = needed.filter((name) => !header.includes(name))
  if (missing.length > 0)
    return {
      ok: false,
      troubles: [{ line: first.line, sentence: `the header has no column ${missing.join(', ')}; it names ${shown(header.join(', '))}` }],
    }
  const twice = needed.find((name) => header.indexOf(name) !== header.lastIndexOf(name))
  if (twice !== undefined) return { ok: false, troubles: [{ line: first.line, sentence: `the header names the column ${twice} twice` }] }
  return { ok: true, value: { header, rows, place: (name) => header.indexOf(name) } }
}

/** Reads every row by `parse`, which answers a sentence for a broken one; all rows or the list of the broken ones. */
export function readRows<T>(table: NamedTable, parse: (cells: readonly string[]) => T | string): Read<readonly T[]> {
  const troubles: Trouble[] = []
  const values: T[] = []
  for (const { line, cells } of table.rows) {
    const value =
      cells.length === table.header.length ? parse(cells) : `${cells.length} cells, where the header names ${table.header.length} columns`
    if (typeof value === 'string') troubles.push({ line, sentence: value })
    else values.push(value)
    if (troubles.length >= TROUBLES_MAX) break
  }
  return troubles.length > 0 ? { ok: false, troubles } : { ok: true, value: values }
}

/** A whole number from 0, or null. */
export function wholeNumber(cell: string | undefined): number | null {
  const text = (cell ?? '').trim()
  return /^\d{1,15}$/.test(text) ? Number(text) : null
}

/** What a cell says, short enough for a sentence; formulas are named as such. */
export function shown(cell: string | undefined): string {
  const text = (cell ?? '').replaceAll(/\s+/g, ' ')
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text
  return /^\s*[=+@]/.test(text) || /^\s*-[^\d]/.test(text) ? `“${short}” (a formula)` : `“${short}”`
}
