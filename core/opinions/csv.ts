/** Reads comma-separated files as other tools write them: quoted cells with line breaks, any line ending, each record with the line it begins on. */
import type { Trouble } from './trouble.ts'

/** One record: the line of the file it begins on (from 1) and its cells. */
export interface CsvRecord {
  readonly line: number
  readonly cells: readonly string[]
}

/** Most broken rows that are listed; whoever has mended these sees the rest. */
export const TROUBLES_MAX = 100

/** Splits a text into records; blank lines are left out. A quote that is never closed is told by the line it opens on. */
export function readCsv(text: string): { readonly records: readonly CsvRecord[]; readonly troubles: readonly Trouble[] } {
  const records: CsvRecord[] = []
  let [at, line] = [0, 1]
  while (at < text.length) {
    const begun = line
    const cells: string[] = []
    for (;;) {
      const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at)
      if (cell === null) return { records, troubles: [{ line, sentence: 'a quote opens here and is never closed' }] }
      cells.push(cell.value)
      line += cell.breaks
      at = cell.end
      if (text[at] !== ',') break
      at += 1
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1
    at += 1
    line += 1
    if (cells.length > 1 || cells[0] !== '') records.push({ line: begun, cells })
  }
  return { records, troubles: [] }
}

interface Cell {
  readonly value: string
  /** Where the sign after the cell stands. */
  readonly end: number
  /** Line breaks inside the cell. */
  readonly breaks: number
}

function plainCell(text: string, from: number): Cell {
  let end = from
  while (end < text.length && text[end] !== ',' && text[end] !== '\n' && text[end] !== '\r') end += 1
  return { value: text.slice(from, end), end, breaks: 0 }
}

function quotedCell(text: string, from: number): Cell | null {
  let close = text.indexOf('"', from + 1)
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
  if (close === -1) return null
  const inside = text.slice(from + 1, close)
  const rest = plainCell(text, close + 1)
  return { value: inside.replaceAll('""', '"') + rest.value, end: rest.end, breaks: inside.split('\n').length - 1 }
}
