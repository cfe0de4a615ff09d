/** Lays the visual summary of a report out on one sheet of A3 proportions: questions in brackets, themes as stops of a line, ideas verbatim. */
import { layColumns, type ColumnStyle } from './poster-columns.ts'
import { lineAt, textAt, type Poster, type PosterItem, type PosterWords } from './poster-parts.ts'
import type { Report } from './report.ts'
import { textWidth } from './text-width.ts'
import { wrapText } from './wrap-text.ts'

/** Width of the sheet, and the height that A3 has with it. A gathering that does not fit makes the sheet longer, never smaller to read. */
export const POSTER_WIDTH = 1_000
/** Height of A3 at that width. */
export const POSTER_HEIGHT = 1_414
/** Space at both sides. */
export const POSTER_MARGIN = 44
const INNER = POSTER_WIDTH - 2 * POSTER_MARGIN
const CLOTH = 24
const HEADLINE = 46
const SUBTITLE = 16.5
const MARK = 14
const MARK_STEP = 15.4
/** More people than this, and one mark stands for several. */
const MARKS_MAX = 110
const FOOT = 112
/** Type of the ideas: as large as fits, never below what can be read at arm's length on A3 (8.3 units are 7 points). */
const SIZES = [14, 13, 12.25, 11.5, 10.75, 10.25, 9.75, 9.25, 8.75, 8.3] as const

/** Lays out the poster. It is pure: the same report and words give the same sheet. */
export function layPoster(report: Report, words: PosterWords): Poster {
  const isMirrored = isRightToLeftLanguage(report.language)
  const head = layHead(words)
  const marks = layMarks(report, words, head.bottom)
  for (const size of SIZES) {
    const columns = layColumns(report, words, { ...styleOf(size, marks.bottom), isMirrored })
    const isLast = size === SIZES.at(-1)
    if (!isLast && columns.bottom + FOOT > POSTER_HEIGHT) continue
    const height = Math.max(POSTER_HEIGHT, Math.ceil(columns.bottom + FOOT))
    const items = [...head.items, ...marks.items, ...columns.items, ...layFoot(words, height)]
    return { width: POSTER_WIDTH, height, items: isMirrored ? items.map(mirrored) : items }
  }
  throw new Error('the last size is always taken')
}

function styleOf(size: number, top: number): Omit<ColumnStyle, 'isMirrored'> {
  const titleSize = 14.5 * Math.sqrt(size / 9.25)
  return { top, left: POSTER_MARGIN, width: INNER, size, leading: size * 1.21, between: size * 0.24, titleSize, questionSize: Math.max(15, titleSize) }
}

interface Part { readonly items: readonly PosterItem[]; readonly bottom: number }

function layHead(words: PosterWords): Part {
  const size = Math.min(HEADLINE, INNER / textWidth(words.headline, 1, 'print'))
  const subtitle = wrapText(words.subtitle, INNER, SUBTITLE, 'print').slice(0, 3)
  const items: PosterItem[] = [
    { kind: 'cloth', width: POSTER_WIDTH, height: CLOTH },
    textAt(POSTER_MARGIN, 86, words.headline, { size, voice: 'print', weight: 750 }),
    ...subtitle.map((line, at) => textAt(POSTER_MARGIN, 114 + at * 21, line, { size: SUBTITLE, voice: 'print', weight: 400 })),
  ]
  return { items, bottom: 114 + (subtitle.length - 1) * 21 }
}

/** One mark for each person of each group, or for as many people as the sheet needs; nothing when no group is known. */
function layMarks({ participants }: Report, words: PosterWords, top: number): Part {
  const groups = participants.byGroup.filter((group) => group.mark !== '')
  if (groups.length === 0) return { items: [], bottom: top + 18 }
  const people = Math.max(1, Math.ceil(groups.reduce((sum, group) => sum + group.seats, 0) / MARKS_MAX))
  const items: PosterItem[] = []
  let x = POSTER_MARGIN
  let y = top + 18
  for (const group of groups) {
    const marks = Math.ceil(group.seats / people)
    const label = `${group.seats} ${group.name ?? words.noGroup}`
    const width = Math.max(marks * MARK_STEP, textWidth(label, 11.2, 'print'))
    if (x > POSTER_MARGIN && x + width > POSTER_WIDTH - POSTER_MARGIN) [x, y] = [POSTER_MARGIN, y + 42]
    for (let at = 0; at < marks; at += 1) items.push({ kind: 'mark', mark: group.mark, x: x + at * MARK_STEP, y, size: MARK })
    items.push(textAt(x, y + 29, label, { size: 11.2, voice: 'print', weight: 500 }))
    x += width + 17
  }
  const note = words.people(people)
  if (note !== '') items.push(textAt(POSTER_MARGIN, y + 46, note, { size: 11.2, voice: 'print', weight: 400 }))
  return { items, bottom: y + (note === '' ? 34 : 50) }
}

function layFoot(words: PosterWords, height: number): readonly PosterItem[] {
  const top = height - FOOT + 6
  const [title, stop, tick] = words.legend
  const code = 78
  const right = POSTER_WIDTH - POSTER_MARGIN
  const recordX = right - code - 18 - Math.max(textWidth(words.record, 12, 'print'), textWidth(words.address, 12, 'print'))
  const row = (y: number, text: string) => textAt(POSTER_MARGIN + 34, y, text, { size: 12, voice: 'print', weight: 400 })
  return [
    lineAt(POSTER_MARGIN, top, right, top, 2, true),
    textAt(POSTER_MARGIN, top + 25, title, { size: 13.5, voice: 'print', weight: 700 }),
    { kind: 'stop', x: POSTER_MARGIN + 10, y: top + 43, radius: 8, isOpen: false }, row(top + 47, stop),
    lineAt(POSTER_MARGIN + 4, top + 64, POSTER_MARGIN + 17, top + 64, 2), row(top + 68, tick),
    textAt(POSTER_MARGIN, top + 89, words.foot, { size: 9.25, voice: 'print', weight: 400 }),
    textAt(recordX, top + 50, words.record, { size: 12, voice: 'print', weight: 400 }),
    textAt(recordX, top + 68, words.address, { size: 12, voice: 'print', weight: 700 }),
    { kind: 'code', x: right - code, y: top + 14, size: code },
  ]
}

function isRightToLeftLanguage(language: string): boolean {
  return /^(ar|fa|he|ur|ps|sd|ug|yi|dv|ckb)\b/.test(language)
}

/** The same sheet read from the right; letters keep their own direction. */
function mirrored(item: PosterItem): PosterItem {
  switch (item.kind) {
    case 'text':
      return { ...item, x: POSTER_WIDTH - item.x, edge: item.edge === 'left' ? 'right' : 'left' }
    case 'line':
      return { ...item, x1: POSTER_WIDTH - item.x1, x2: POSTER_WIDTH - item.x2 }
    case 'stop':
      return { ...item, x: POSTER_WIDTH - item.x }
    case 'brackets':
      return { ...item, x: POSTER_WIDTH - item.x - item.width }
    case 'mark':
    case 'code':
      return { ...item, x: POSTER_WIDTH - item.x - item.size }
    case 'cloth':
      return item
  }
}
