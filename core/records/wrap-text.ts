/** Breaks a text into lines of a width, in any script: at spaces, and between characters where a script writes without them. */
import { isEastAsian, textWidth, type Voice } from './text-width.ts'

/** A word may be broken after a hyphen or a slash that stands between longer parts. */
const AFTER_HYPHEN = /(?<=[\p{L}\p{N}]{2}[-/])(?=[\p{L}\p{N}]{2})|(?<=\/)(?=[\p{L}\p{N}]{3})/u
/** Signs that may not begin a line. */
const CLOSING = /^[、。，．！？：；）」』】》〉·)\]},.!?:;…’”]/u

/**
 * Lines of a text. A word that is wider than the line is broken; line breaks of its author are kept.
 * @param width width of a line, in the unit of `size`
 * @returns at least one line
 */
export function wrapText(text: string, width: number, size: number, voice: Voice): readonly string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width, size, voice))
}

function wrapParagraph(paragraph: string, width: number, size: number, voice: Voice): readonly string[] {
  const lines: string[] = []
  let line = ''
  let lineWidth = 0
  for (const piece of piecesOf(paragraph).flatMap((one) => fitting(one, width, size, voice))) {
    const pieceWidth = textWidth(piece.trimEnd(), size, voice)
    if (line !== '' && lineWidth + pieceWidth > width) {
      lines.push(line.trimEnd())
      line = ''
      lineWidth = 0
    }
    line += piece
    lineWidth += textWidth(piece, size, voice)
  }
  return [...lines, line.trimEnd()]
}

/** Pieces between which a line may end; a space stays with the word before it. */
function piecesOf(paragraph: string): readonly string[] {
  const pieces: string[] = []
  for (const word of (paragraph.match(/\S+\s*|\s+/gu) ?? []).flatMap((one) => one.split(AFTER_HYPHEN))) {
    for (const piece of word.match(
      /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60]\s*|[^\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60]+/gu,
    ) ?? []) {
      const before = pieces.at(-1)
      if (before !== undefined && CLOSING.test(piece) && isEastAsian([...before.trimEnd()].at(-1) ?? ''))
        pieces[pieces.length - 1] = before + piece
      else pieces.push(piece)
    }
  }
  return pieces
}

/** The piece itself, or its parts where it is wider than a line. */
function fitting(piece: string, width: number, size: number, voice: Voice): readonly string[] {
  if (textWidth(piece.trimEnd(), size, voice) <= width) return [piece]
  const parts: string[] = []
  let part = ''
  for (const character of piece) {
    if (part !== '' && textWidth(part + character, size, voice) > width) {
      parts.push(part)
      part = ''
    }
    part += character
  }
  return [...parts, part]
}
