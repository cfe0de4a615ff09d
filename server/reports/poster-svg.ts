/** Draws a laid-out poster as SVG, with a title, a text alternative and its fonts inside. */
import qrcode from 'qrcode'
import type { PosterItem, PosterText, PosterWords } from '../../core/records/poster-parts.ts'
import { layPoster } from '../../core/records/poster.ts'
import type { Report } from '../../core/records/report.ts'
import { unreachable } from '../../core/words/outcome.ts'
import { posterAlternative } from './markdown.ts'
import { markSymbols } from './poster-marks.ts'
import { fontFacesFor } from './poster-fonts.ts'
import { REPORT_WORDS as WORDS } from './report-words.ts'
import { xmlText } from './xml-text.ts'

const INK = '#14181d'
/** Width of A3 in millimetres; the height follows from the sheet. */
const SHEET_MM = 297
/** Naskh is drawn smaller in its square than Latin letters are; set larger, the two read alike. Widths are estimated for it. */
const JOINED_SCRIPT = /[\u0600-\u06FF\u0750-\u077F]/
const CYRILLIC = /[\u0400-\u04FF]/
const JOINED_SCRIPT_SCALE = 1.12
const FAMILIES = {
  voice: "Literata,'Noto Naskh Arabic','Noto Serif',Charter,Georgia,'Songti SC','Noto Serif CJK SC',SimSun,serif",
  print:
    "'Sofia Sans','Noto Naskh Arabic',Roboto,'Segoe UI','Noto Sans',system-ui,'PingFang SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif",
} as const

/** The poster of a report. `publicUrl` is the address of the house. */
export async function posterSvg(report: Report, publicUrl: string): Promise<string> {
  const address = `${publicUrl}/g/${report.slug}`
  const words = wordsOf(report, address)
  const poster = layPoster(report, words)
  const text = poster.items.map((item) => (item.kind === 'text' ? item.text : '')).join('')
  const code = qrcode.create(address, { errorCorrectionLevel: 'M' })
  const { width, height } = poster
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${SHEET_MM}mm" height="${round((SHEET_MM * height) / width)}mm" role="img" aria-labelledby="poster-title poster-text" lang="${xmlText(report.language)}">`,
    `<title id="poster-title">${xmlText(words.headline)}</title><desc id="poster-text">${xmlText(alternativeOf(report))}</desc>`,
    `<style>${await fontFacesFor(text)}text{fill:${INK};white-space:pre}.voice{font-family:${FAMILIES.voice}}.print{font-family:${FAMILIES.print}}</style>`,
    `<defs>${markSymbols()}<pattern id="cloth" width="16" height="16" patternUnits="userSpaceOnUse"><path d="M0 0h16v8H0zM0 0h8v16H0z" fill="${INK}" fill-opacity=".34"/><path d="M0 0h8v8H0z" fill="${INK}" fill-opacity=".2"/></pattern></defs>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...poster.items.map((item) => draw(item, code)),
    '</svg>',
  ].join('\n')
}

function wordsOf(report: Report, address: string): PosterWords {
  const { figures, start, end } = report
  const minutes = start === null || end === null ? null : minutesBetween(start, end)
  return {
    headline: WORDS.posterHeadline(figures.ideas, figures.participants, minutes),
    subtitle: [
      `${[report.topic ?? report.title, WORDS.date(report.date), report.venue].filter((fact) => fact !== null).join(', ')}.`,
      WORDS.posterVerbatim,
    ],
    conversation: WORDS.posterConversation,
    ideas: WORDS.posterIdeas,
    withoutTheme: WORDS.withoutTheme,
    noGroup: WORDS.noGroup,
    erased: WORDS.erased,
    people: WORDS.posterPeople,
    legend: [WORDS.posterLegend, WORDS.posterStop, WORDS.posterTick],
    record: WORDS.posterRecord,
    address: address.replace(/^https?:\/\//, ''),
    foot: `${report.countingRule} ${WORDS.trueAt(report.version, report.headHash.slice(0, 16))}`,
  }
}

function minutesBetween(start: string, end: string): number {
  const minute = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
  return (minute(end) - minute(start) + 1_440) % 1_440
}

/** The poster in words: how much stands where. The ideas themselves stand in the picture as text and in the report. */
function alternativeOf(report: Report): string {
  const lines = report.conversations.map(
    (conversation) =>
      `${conversation.number}. ${conversation.question ?? WORDS.erased} ${WORDS.posterIdeas(conversation.ideas)}: ${conversation.themes.map((theme) => `${theme.letter}) ${theme.title ?? WORDS.erased}, ${theme.ideas.length}`).join('; ')}.`,
  )
  return [posterAlternative(report), ...lines].join(' ')
}

function draw(item: PosterItem, code: qrcode.QRCode): string {
  switch (item.kind) {
    case 'text':
      return drawText(item)
    case 'line':
      return `<path d="M${round(item.x1)} ${round(item.y1)}L${round(item.x2)} ${round(item.y2)}" stroke="${INK}" stroke-width="${item.width}"${item.isDashed ? ' stroke-dasharray="6 5"' : ''}/>`
    case 'stop':
      return `<circle cx="${round(item.x)}" cy="${round(item.y)}" r="${round(item.radius)}" fill="#fff" stroke="${INK}" stroke-width="${item.radius > 9 ? 4.5 : 3}"${item.isOpen ? ' stroke-dasharray="5 4"' : ''}/>`
    case 'brackets':
      return drawBrackets(item)
    case 'mark':
      return `<use href="#mark-${xmlText(item.mark)}" x="${round(item.x)}" y="${round(item.y)}" width="${item.size}" height="${item.size}"/>`
    case 'cloth':
      return `<rect width="${item.width}" height="${item.height}" fill="url(#cloth)"/><rect y="${item.height}" width="${item.width}" height="4" fill="${INK}"/>`
    case 'code':
      return drawCode(item, code)
    default:
      return unreachable(item)
  }
}

function drawText(item: PosterText): string {
  // In SVG `start` and `end` follow the direction of the text: the left edge of Arabic is its end.
  const anchor = (item.edge === 'left') === !item.isRightToLeft ? 'start' : 'end'
  const direction = item.isRightToLeft ? ' direction="rtl"' : ''
  const spacing = item.size > 30 ? ' letter-spacing="-.6"' : ''
  // Left alone, Sofia Sans draws Cyrillic in its Bulgarian forms.
  const forms = CYRILLIC.test(item.text) ? ' lang="ru"' : ''
  const size = JOINED_SCRIPT.test(item.text) ? item.size * JOINED_SCRIPT_SCALE : item.size
  return `<text class="${item.voice}" x="${round(item.x)}" y="${round(item.y)}" font-size="${round(size)}" font-weight="${item.weight}"${anchor === 'start' ? '' : ' text-anchor="end"'}${direction}${spacing}${forms}>${xmlText(item.text)}</text>`
}

function drawBrackets({
  x,
  y,
  width,
  height,
}: {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}): string {
  const [left, right, h] = [round(x + 1.5), round(x + width - 1.5), round(height)]
  return `<path d="M${left + 8} ${round(y)}h-8v${h}h8M${right - 8} ${round(y)}h8v${h}h-8" fill="none" stroke="${INK}" stroke-width="3"/>`
}

function drawCode({ x, y, size }: { readonly x: number; readonly y: number; readonly size: number }, { modules }: qrcode.QRCode): string {
  const rows = Array.from({ length: modules.size }, (_, row) =>
    Array.from({ length: modules.size }, (_column, column) => (modules.get(row, column) ? `M${column} ${row}h1v1h-1z` : '')).join(''),
  )
  return `<path transform="translate(${round(x)} ${round(y)}) scale(${round(size / modules.size, 4)})" d="${rows.join('')}" fill="${INK}" shape-rendering="crispEdges"/>`
}

function round(value: number, places = 1): number {
  return Number(value.toFixed(places))
}
