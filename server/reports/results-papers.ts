/** Results of a weighing to take away: a table as CSV and XLSX, and the map as SVG. */
import writeExcelFile from 'write-excel-file/node'
import type { ResultsView } from '../../contract/results.ts'
import { MAP_DASHES, MAP_HEIGHT, MAP_MARK, MAP_WIDTH } from '../../core/weighing/likeness-map.ts'
import { csvText, type Cell } from '../../core/words/csv-text.ts'
import { guarded } from '../../core/words/formula-guard.ts'
import { markSymbols } from './poster-marks.ts'
import { REPORT_WORDS as WORDS } from './report-words.ts'
import { xmlText } from './xml-text.ts'

/** One line for each row of figures of each statement, the sum of all last; a statement of too few answers has one line without figures. */
export function resultsTable(results: ResultsView): readonly (readonly Cell[])[] {
  const names = new Map(results.stakeholderGroups.map(({ id, name }) => [id, name ?? '']))
  const nameOf = (groups: readonly (string | null)[]): string =>
    groups.map((group) => (group === null ? WORDS.noGroup : (names.get(group) ?? ''))).join(' + ')
  const lines = results.statements.flatMap((statement): Cell[][] => {
    const head = [
      statement.number,
      statement.text,
      statement.class,
      statement.balanced === null ? null : Number(statement.balanced.toFixed(4)),
    ]
    if (statement.all === null) return [[...head, WORDS.everybody, statement.answers, null, null, null, null]]
    const lineOf = (who: string, { agrees, disagrees, passes, important }: NonNullable<typeof statement.all>): Cell[] => [
      ...head,
      who,
      agrees + disagrees + passes,
      agrees,
      disagrees,
      passes,
      important,
    ]
    return [...statement.rows.map((row) => lineOf(nameOf(row.groups), row)), lineOf(WORDS.everybody, statement.all)]
  })
  return [WORDS.resultColumns, ...lines]
}

/** The table as CSV. */
export function resultsCsv(results: ResultsView): string {
  return csvText(resultsTable(results))
}

/** The table as a workbook of one sheet. Words are written as words: a spreadsheet runs none of them. */
export async function resultsXlsx(results: ResultsView): Promise<Buffer> {
  const [head = [], ...lines] = resultsTable(results)
  const cells = [
    head.map((name) => ({ value: String(name), fontWeight: 'bold' as const })),
    ...lines.map((line) =>
      line.map((cell) =>
        cell === null ? null : typeof cell === 'number' ? { value: cell, type: Number } : { value: guarded(cell), type: String },
      ),
    ),
  ]
  return await writeExcelFile(cells, { sheet: WORDS.resultSheet }).toBuffer()
}

const INK = '#14181d'

/** The map with its text alternative. */
export function mapSvg({ map, alike, stakeholderGroups, name }: ResultsView): string {
  const marks = new Map(stakeholderGroups.map(({ id, mark }) => [id, mark]))
  const described = alike.map(({ people }, at) => WORDS.alikeGroup(at + 1, people)).join('; ')
  const dots = map.dots.map(({ x, y, declared }) => {
    const mark = marks.get(declared ?? '')
    return mark === undefined
      ? `<circle cx="${x}" cy="${y}" r="5" fill="#fff" stroke="${INK}" stroke-width="2"/>`
      : `<use href="#mark-${mark}" x="${x - MAP_MARK / 2}" y="${y - MAP_MARK / 2}" width="${MAP_MARK}" height="${MAP_MARK}"/>`
  })
  const outlines = map.outlines.map(
    ({ group, path }) =>
      `<path d="${path}" fill="none" stroke="${INK}" stroke-width="2.5" stroke-dasharray="${MAP_DASHES[group % MAP_DASHES.length] ?? ''}"/>`,
  )
  const names = map.outlines.map(
    ({ group, people, nameX, nameY }) =>
      `<text x="${nameX}" y="${nameY}" text-anchor="middle" font-family="sans-serif" font-weight="700" font-size="15" fill="${INK}">${WORDS.alikeGroup(group + 1, people)}</text>`,
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${MAP_WIDTH} ${MAP_HEIGHT}" role="img" aria-labelledby="map-title map-text">`,
    `<title id="map-title">${xmlText(WORDS.mapTitle(name ?? ''))}</title><desc id="map-text">${xmlText(described)}</desc>`,
    `<defs>${markSymbols()}</defs><rect width="${MAP_WIDTH}" height="${MAP_HEIGHT}" fill="#fff"/>`,
    ...outlines,
    ...dots,
    ...names,
    '</svg>',
  ].join('\n')
}
