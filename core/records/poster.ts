/** Lays the visual summary of a report out on one sheet of A3 proportions: questions in brackets, themes as stops of a line, ideas verbatim. */
import { layColumns, type ColumnEnd, type ColumnStyle } from './poster-columns.ts'
import { heightOfKey, KEY_FOOT, KEY_LINE, layKeyInColumn, layKeyInFoot } from './poster-key.ts'
import { POSTER_HEIGHT, POSTER_MARGIN, POSTER_WIDTH, textAt, type Poster, type PosterItem, type PosterWords } from './poster-parts.ts'
import { unreachable } from '../words/outcome.ts'
import type { Report } from './report.ts'
import { textWidth } from './text-width.ts'
import { wrapText } from './wrap-text.ts'

const INNER = POSTER_WIDTH - 2 * POSTER_MARGIN
const CLOTH = 24
const HEADLINE = 46
const SUBTITLE = 16.5
const SUBTITLE_MIN = 13.5
const MARK = 14
const MARK_STEP = 15.4
/** More people than this, and one mark stands for several. */
const MARKS_MAX = 110
/** Type of the ideas: as large as fits, never below what can be read at arm's length on A3 (8.3 units are 7 points). */
const SIZE_MIN = 8.3
const SIZE_MAX = 20
const SIZE_STEP = 0.25
/** More ideas than this never fit on A3: they take the smallest type and the sheet gets longer. */
const IDEAS_ON_A3_MAX = 420

/** Lays out the poster. It is pure: the same report and words give the same sheet. */
export function layPoster(report: Report, words: PosterWords): Poster {
  const isMirrored = isRightToLeftLanguage(report.language)
  const head = layHead(words)
  const marks = layMarks(report, words, head.bottom)
  const columnsOf = (size: number) => layColumns(report, words, { ...styleOf(size, marks.bottom), isMirrored })
  const fits = (size: number): boolean => {
    const { bottom, ends } = columnsOf(size)
    return bottom + KEY_FOOT <= POSTER_HEIGHT || (bottom + KEY_LINE <= POSTER_HEIGHT && shortest(ends, words) !== null)
  }
  const columns = columnsOf(report.figures.ideas > IDEAS_ON_A3_MAX ? SIZE_MIN : largestSize(fits))
  const gap = columns.bottom + KEY_LINE <= POSTER_HEIGHT ? shortest(columns.ends, words) : null
  const height = Math.max(POSTER_HEIGHT, Math.ceil(columns.bottom + (gap === null ? KEY_FOOT : KEY_LINE)))
  const key = gap === null || columns.bottom + KEY_FOOT <= POSTER_HEIGHT ? layKeyInFoot(words, height) : layKeyInColumn(words, gap, height)
  const items = [...head.items, ...marks.items, ...columns.items, ...key]
  return { width: POSTER_WIDTH, height, items: isMirrored ? items.map(mirrored) : items }
}

/** The column that leaves most room below it, if that is enough for the key. */
function shortest(ends: readonly ColumnEnd[], words: PosterWords): ColumnEnd | null {
  const end = ends.toSorted((a, b) => a.bottom - b.bottom)[0]
  return end !== undefined && end.bottom + heightOfKey(words, end.width) <= POSTER_HEIGHT ? end : null
}

/** The largest size that fits, found by halving: a larger size never takes less room. The smallest one is taken whether it fits or not. */
function largestSize(fits: (size: number) => boolean): number {
  let fitting = 0
  let failing = Math.round((SIZE_MAX - SIZE_MIN) / SIZE_STEP) + 1
  while (failing - fitting > 1) {
    const middle = Math.floor((fitting + failing) / 2)
    if (fits(SIZE_MIN + middle * SIZE_STEP)) fitting = middle
    else failing = middle
  }
  return SIZE_MIN + fitting * SIZE_STEP
}

function styleOf(size: number, top: number): Omit<ColumnStyle, 'isMirrored'> {
  const titleSize = 14.5 * Math.sqrt(size / 9.25)
  return {
    top,
    left: POSTER_MARGIN,
    width: INNER,
    size,
    leading: size * 1.21,
    between: size * 0.24,
    titleSize,
    questionSize: Math.max(15, titleSize),
  }
}

interface Part {
  readonly items: readonly PosterItem[]
  readonly bottom: number
}

function layHead(words: PosterWords): Part {
  const size = Math.min(HEADLINE, INNER / textWidth(words.headline, 1, 'print'))
  const oneLine = words.subtitle.join(' ')
  const longest = Math.max(...words.subtitle.map((sentence) => textWidth(sentence, 1, 'print')))
  const small = Math.max(SUBTITLE_MIN, Math.min(SUBTITLE, INNER / longest))
  const subtitle =
    textWidth(oneLine, SUBTITLE, 'print') <= INNER
      ? [oneLine]
      : words.subtitle.flatMap((sentence) => wrapText(sentence, INNER + 1, small, 'print'))
  const items: PosterItem[] = [
    { kind: 'cloth', width: POSTER_WIDTH, height: CLOTH },
    textAt(POSTER_MARGIN, 86, words.headline, { size, voice: 'print', weight: 750 }),
    ...subtitle.map((line, at) =>
      textAt(POSTER_MARGIN, 114 + at * 21, line, { size: subtitle.length === 1 ? SUBTITLE : small, voice: 'print', weight: 400 }),
    ),
  ]
  return { items, bottom: 114 + (subtitle.length - 1) * 21 }
}

/** One mark for each person of each group, or for as many people as the sheet needs; nothing when no group is known. */
function layMarks({ participants }: Report, words: PosterWords, top: number): Part {
  const groups = participants.byGroup.filter((group) => group.mark !== '')
  if (groups.length === 0) return { items: [], bottom: top + 20 }
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
  return { items, bottom: y + (note === '' ? 50 : 66) }
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
    default:
      return unreachable(item)
  }
}
