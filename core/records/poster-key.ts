/** The key of a poster: how to read it, where the record is, how ideas were counted. It stands in a column that ends early, else across the foot. */
import type { ColumnEnd } from './poster-columns.ts'
import { lineAt, POSTER_MARGIN, POSTER_WIDTH, textAt, type PosterItem, type PosterText, type PosterWords } from './poster-parts.ts'
import { textWidth } from './text-width.ts'
import { wrapText } from './wrap-text.ts'

/** Height of the key across the foot. */
export const KEY_FOOT = 112
/** Height of the line at the very foot, which is always there. */
export const KEY_LINE = 34

const TITLE = { size: 13.5, voice: 'print', weight: 700 } as const
const TEXT = { size: 12, voice: 'print', weight: 400 } as const
const STRONG = { size: 12, voice: 'print', weight: 700 } as const
const NOTE = { size: 9.25, voice: 'print', weight: 400 } as const
const ROW = 16
const INDENT = 34
/** Size of the code across the foot, and in a column. */
const CODE_FOOT = 78
const CODE_COLUMN = 92

/** The key across the foot of a sheet of this height. */
export function layKeyInFoot(words: PosterWords, height: number): readonly PosterItem[] {
  const top = height - KEY_FOOT + 6
  const [title, stop, tick] = words.legend
  const right = POSTER_WIDTH - POSTER_MARGIN
  const recordX =
    right - CODE_FOOT - 18 - Math.max(textWidth(words.record, TEXT.size, 'print'), textWidth(words.address, STRONG.size, 'print'))
  return [
    lineAt(POSTER_MARGIN, top, right, top, 2, true),
    textAt(POSTER_MARGIN, top + 25, title, TITLE),
    ...stopSign(POSTER_MARGIN, top + 47),
    textAt(POSTER_MARGIN + INDENT, top + 47, stop, TEXT),
    ...tickSign(POSTER_MARGIN, top + 68),
    textAt(POSTER_MARGIN + INDENT, top + 68, tick, TEXT),
    footLine(words, height),
    textAt(recordX, top + 50, words.record, TEXT),
    textAt(recordX, top + 68, words.address, STRONG),
    { kind: 'code', x: right - CODE_FOOT, y: top + 14, size: CODE_FOOT },
  ]
}

/** The key in the room that a column leaves above the foot of a sheet of this height. */
export function layKeyInColumn(words: PosterWords, { left, width }: ColumnEnd, height: number): readonly PosterItem[] {
  const { stop, tick, record, address } = linesOf(words, width)
  const top = height - heightOfKey(words, width) + 30
  const stopY = top + 47
  const tickY = stopY + stop.length * ROW + 5
  const codeY = tickY + (tick.length - 1) * ROW + 16
  const textX = left + CODE_COLUMN + 14
  return [
    lineAt(left, top, left + width, top, 2, true),
    textAt(left, top + 25, words.legend[0], TITLE),
    ...stopSign(left, stopY),
    ...stop.map((line, at) => textAt(left + INDENT, stopY + at * ROW, line, TEXT)),
    ...tickSign(left, tickY),
    ...tick.map((line, at) => textAt(left + INDENT, tickY + at * ROW, line, TEXT)),
    { kind: 'code', x: left, y: codeY, size: CODE_COLUMN },
    ...record.map((line, at) => textAt(textX, codeY + 14 + at * ROW, line, TEXT)),
    ...address.map((line, at) => textAt(textX, codeY + 14 + (record.length + at) * ROW, line, STRONG)),
    footLine(words, height),
  ]
}

/** How much room the key needs in a column of this width, with space above and the line at the foot below. */
export function heightOfKey(words: PosterWords, width: number): number {
  const { stop, tick, record, address } = linesOf(words, width)
  return 30 + 47 + (stop.length + tick.length) * ROW + 5 + Math.max(CODE_COLUMN, (record.length + address.length) * ROW + 6) + KEY_LINE
}

function linesOf(words: PosterWords, width: number): Readonly<Record<'stop' | 'tick' | 'record' | 'address', readonly string[]>> {
  const beside = width - CODE_COLUMN - 14
  return {
    stop: wrapText(words.legend[1], width - INDENT, TEXT.size, 'print'),
    tick: wrapText(words.legend[2], width - INDENT, TEXT.size, 'print'),
    record: wrapText(words.record, beside, TEXT.size, 'print'),
    address: wrapText(words.address, beside, STRONG.size, 'print'),
  }
}

function footLine(words: PosterWords, height: number): PosterText {
  return textAt(POSTER_MARGIN, height - 17, words.foot, NOTE)
}

function stopSign(x: number, y: number): readonly PosterItem[] {
  return [{ kind: 'stop', x: x + 10, y: y - 4, radius: 8, isOpen: false }]
}

function tickSign(x: number, y: number): readonly PosterItem[] {
  return [lineAt(x + 4, y - 4, x + 17, y - 4, 2)]
}
