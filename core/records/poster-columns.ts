/** The columns of a poster: a question in brackets, and below it the line with its themes as stops and their ideas as text. */
import { heldOr, lineAt, textAt, type PosterItem, type PosterWords } from './poster-parts.ts'
import type { Report, ReportConversation, ReportIdea } from './report.ts'
import { isRightToLeft, textWidth, type Voice } from './text-width.ts'
import { wrapText } from './wrap-text.ts'

/** Where columns stand and how large their type is. */
export interface ColumnStyle {
  readonly top: number
  readonly left: number
  readonly width: number
  /** Size of the ideas, the distance of their lines, and the space between two ideas. */
  readonly size: number
  readonly leading: number
  readonly between: number
  readonly titleSize: number
  readonly questionSize: number
  /** True on a sheet that is read from the right. */
  readonly isMirrored: boolean
}
/** A stop of the line before it has a place. */
interface Stop {
  readonly letter: string
  readonly title: string
  readonly ideas: readonly ReportIdea[]
  readonly isOpen: boolean
}
/** One column: a question, or a further part of the question before it. */
interface Column {
  readonly conversation: ReportConversation | null
  readonly stops: readonly Stop[]
}
interface Look {
  readonly size: number
  readonly voice: Voice
  readonly weight: number
}
interface Laid {
  readonly items: readonly PosterItem[]
  readonly bottom: number
}
interface LaidBand extends Laid {
  readonly ends: readonly ColumnEnd[]
}
/** Where a column of the last band ends. */
export interface ColumnEnd {
  readonly left: number
  readonly width: number
  readonly bottom: number
}

const GUTTER = 30
/** From the edge of a column to its line, and to its text. */
const LINE_X = 16
const TEXT_X = 40
const LINE_WIDTH = 8
/** Narrowest and widest column as a share of an even one. */
const NARROWEST = 0.84
const WIDEST = 1.2
const BALANCING_ROUNDS = 8

/** Lays all conversations out: up to three columns side by side, further ones in bands below. */
export function layColumns(report: Report, words: PosterWords, style: ColumnStyle): LaidBand {
  const items: PosterItem[] = []
  let top = style.top
  let ends: readonly ColumnEnd[] = []
  for (const band of bandsOf(report.conversations, words)) {
    const laid = layBand(band, words, { ...style, top })
    items.push(...laid.items)
    top = laid.bottom + 26
    ends = laid.ends
  }
  return { items, bottom: top, ends }
}

function bandsOf(conversations: readonly ReportConversation[], words: PosterWords): readonly (readonly Column[])[] {
  const only = conversations[0]
  if (only !== undefined && conversations.length === 1) {
    const parts = splitEvenly(stopsOf(only, words), 3)
    return [parts.map((stops, at) => ({ conversation: at === 0 ? only : null, stops }))]
  }
  const columns = conversations.map((conversation) => ({ conversation, stops: stopsOf(conversation, words) }))
  const perBand = conversations.length === 4 ? 2 : 3
  return Array.from({ length: Math.ceil(columns.length / perBand) }, (_, at) => columns.slice(at * perBand, (at + 1) * perBand))
}

function stopsOf(conversation: ReportConversation, words: PosterWords): readonly Stop[] {
  const themes = conversation.themes.map((theme) => ({
    letter: `${heldOr(theme.letter, '')})`,
    title: heldOr(theme.title, words.erased),
    ideas: theme.ideas,
    isOpen: false,
  }))
  return conversation.unplaced.length === 0
    ? themes
    : [...themes, { letter: '', title: words.withoutTheme, ideas: conversation.unplaced, isOpen: true }]
}

/** Contiguous parts with about as many ideas each. */
function splitEvenly(stops: readonly Stop[], parts: number): readonly (readonly Stop[])[] {
  const total = stops.reduce((sum, stop) => sum + stop.ideas.length + 2, 0)
  const split: Stop[][] = Array.from({ length: parts }, () => [])
  let passed = 0
  for (const stop of stops) {
    const weight = stop.ideas.length + 2
    split[Math.min(parts - 1, Math.floor(((passed + weight / 2) / Math.max(1, total)) * parts))]?.push(stop)
    passed += weight
  }
  return split.filter((part, at) => at === 0 || part.length > 0)
}

function layBand(band: readonly Column[], words: PosterWords, style: ColumnStyle): LaidBand {
  const isOneQuestion = band.length > 1 && band[1]?.conversation === null
  const widths = balance(band, words, style)
  const lefts = widths.map((_, at) => style.left + widths.slice(0, at).reduce((sum, width) => sum + width + GUTTER, 0))
  const questionWidths = isOneQuestion ? [style.width] : widths
  const heads = band.map((column, at) =>
    layQuestion(column.conversation, words, style, lefts[at] ?? style.left, questionWidths[at] ?? style.width),
  )
  const headHeight = Math.max(...heads.map((head) => head.bottom), style.top)
  const brackets = band.flatMap((column, at): PosterItem[] =>
    column.conversation === null
      ? []
      : [
          {
            kind: 'brackets',
            x: lefts[at] ?? style.left,
            y: style.top + 22,
            width: questionWidths[at] ?? style.width,
            height: headHeight - style.top - 22,
          },
        ],
  )
  const lines = band.map((column, at) =>
    layLine(column.stops, words, { ...style, top: headHeight + 30, left: lefts[at] ?? style.left, width: widths[at] ?? style.width }),
  )
  return {
    items: [...heads, ...lines].flatMap((laid) => laid.items).concat(brackets),
    bottom: Math.max(headHeight, ...lines.map((line) => line.bottom)),
    ends: lines.map((line, at) => ({
      left: lefts[at] ?? style.left,
      width: widths[at] ?? style.width,
      bottom: Math.max(headHeight, line.bottom),
    })),
  }
}

/** Widths with which the columns of a band end as level as they can: fuller ones get wider. */
function balance(band: readonly Column[], words: PosterWords, style: ColumnStyle): readonly number[] {
  const room = style.width - GUTTER * (band.length - 1)
  const even = room / Math.max(1, band.length)
  let widths = band.map(() => even)
  let best = { widths, height: Infinity }
  for (let round = 0; round < BALANCING_ROUNDS; round += 1) {
    const heights = band.map((column, at) =>
      Math.max(1, layLine(column.stops, words, { ...style, top: 0, left: 0, width: widths[at] ?? even }).bottom),
    )
    const height = Math.max(...heights)
    if (height < best.height) best = { widths, height }
    const mean = heights.reduce((sum, one) => sum + one, 0) / heights.length
    const wished = widths.map((width, at) =>
      Math.min(even * WIDEST, Math.max(even * NARROWEST, width * ((heights[at] ?? mean) / mean) ** 0.5)),
    )
    const scale = room / wished.reduce((sum, width) => sum + width, 0)
    widths = wished.map((width) => width * scale)
  }
  return best.widths
}

function layQuestion(conversation: ReportConversation | null, words: PosterWords, style: ColumnStyle, left: number, width: number): Laid {
  if (conversation === null) return { items: [], bottom: style.top }
  const { questionSize: size } = style
  const lines = wrapText(heldOr(conversation.question, words.erased), width - 34, size, 'voice')
  const count = words.ideas(conversation.ideas)
  const top = style.top + 22
  return {
    items: [
      textAt(left, style.top + 13, words.conversation(conversation.number), { size: 12, voice: 'print', weight: 500 }),
      textAt(left + width, style.top + 13, count, { size: 14.5, voice: 'print', weight: 700, edge: 'right' }),
      ...lines.map((line, at) =>
        personText(left + 17, top + 12 + size * (0.86 + at * 1.27), line, { size, voice: 'voice', weight: 500 }, lines, style),
      ),
    ],
    bottom: top + 24 + size * (lines.length * 1.27 - 0.14),
  }
}

function layLine(stops: readonly Stop[], words: PosterWords, style: ColumnStyle): Laid {
  const x = style.left + LINE_X
  const laid: PosterItem[] = []
  const first = style.top + 4
  let y = first
  for (const stop of stops) {
    const part = layStop(stop, words, { ...style, top: y })
    laid.push(...part.items)
    y = part.bottom + style.titleSize * 1.25 + radiusOf(stop) * 0.5
  }
  if (stops.length === 0) return { items: [], bottom: style.top }
  const end = y - style.titleSize * 1.1 - radiusOf(stops.at(-1) ?? { ideas: [] }) * 0.5 + 4
  return { items: [lineAt(x, first, x, end, LINE_WIDTH), lineAt(x - 9, end, x + 9, end, LINE_WIDTH), ...laid], bottom: end + 4 }
}

function layStop(stop: Stop, words: PosterWords, style: ColumnStyle): Laid {
  const { size, leading, between, titleSize } = style
  const look = { size, voice: 'voice', weight: 400 } as const
  const radius = radiusOf(stop)
  const x = style.left + LINE_X
  const textX = style.left + TEXT_X
  const width = style.width - TEXT_X
  const titles = wrapText(stop.title, width, titleSize, 'print')
  const items: PosterItem[] = [
    { kind: 'stop', x, y: style.top, radius, isOpen: stop.isOpen },
    ...(stop.letter === '' ? [] : [letterIn(stop.letter, x, style.top, radius)]),
    ...titles.map((line, at) =>
      personText(textX, style.top + titleSize * (0.34 + at * 1.18), line, { size: titleSize, voice: 'print', weight: 700 }, titles, style),
    ),
  ]
  let y = style.top + titleSize * (0.34 + (titles.length - 1) * 1.18) + leading * 1.5
  for (const idea of stop.ideas) {
    const lines = wrapText(heldOr(idea.text, words.erased), width, size, 'voice')
    items.push(
      lineAt(x + LINE_WIDTH / 2, y - size * 0.32, x + LINE_WIDTH / 2 + 9, y - size * 0.32, 1.4),
      ...lines.map((line, at) => personText(textX, y + at * leading, line, look, lines, style)),
    )
    y += lines.length * leading + between
    for (const point of idea.points) {
      const pointLines = wrapText(heldOr(point, words.erased), width - size * 1.3, size, 'voice')
      items.push(
        textAt(textX + size * 0.1, y - between, '–', { size, voice: 'voice', weight: 400 }),
        ...pointLines.map((line, at) => personText(textX + size * 1.3, y - between + at * leading, line, look, pointLines, style)),
      )
      y += pointLines.length * leading
    }
  }
  return { items, bottom: y - leading + size * 0.4 }
}

/** The more ideas, the larger; one idea is still a stop, and thirty do not cover the text. */
function radiusOf(stop: Pick<Stop, 'ideas'>): number {
  return Math.min(21, 8.5 + 2.6 * Math.sqrt(Math.max(1, stop.ideas.length)))
}

function letterIn(letter: string, x: number, y: number, radius: number): PosterItem {
  const size = Math.min(radius * 1.06, (radius * 1.35) / textWidth(letter, 1, 'voice'))
  return textAt(x - textWidth(letter, size, 'voice') / 2 / 1.03, y + size * 0.3, letter, { size, voice: 'voice', weight: 650 })
}

/** A line of a paragraph. One that runs against the sheet is set flush to its own side within the paragraph, next to its tick. */
function personText(x: number, y: number, line: string, look: Look, paragraph: readonly string[], style: ColumnStyle): PosterItem {
  const isRtl = isRightToLeft(paragraph.join(' '))
  // One line stands beside its tick however wide a font draws it.
  if (isRtl === style.isMirrored || paragraph.length === 1) return { ...textAt(x, y, line, look), isRightToLeft: isRtl }
  const width = Math.max(...paragraph.map((one) => textWidth(one, look.size, look.voice)))
  return { ...textAt(x + width, y, line, { ...look, edge: 'right' }), isRightToLeft: isRtl }
}
