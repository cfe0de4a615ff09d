/** A sheet as it is typed in: one idea for each line, with the letter of a group and a colon before it where the paper says so. */
import { LINES_AT_ONCE_MAX } from '$contract/limits'

/** A group as a line can name it. */
export interface LetteredGroup {
  readonly id: string
  readonly letter: string
}
/** An idea of a sheet; `line` is its number on the paper. */
export interface SheetLine {
  readonly text: string
  readonly stakeholderGroup: string | null
  readonly line?: number
}

/**
 * Lines with words, in order. A letter that no group has is part of the words. Lines have the numbers of the paper: where one begins with its
 * number (`7. `, `7) `) the next go on from there, and a line left empty on the paper is left empty here.
 */
export function linesOfSheet(typed: string, groups: readonly LetteredGroup[]): SheetLine[] {
  let next = 1
  return typed.split(/\r?\n/).flatMap((raw): SheetLine[] => {
    const [, number, rest = ''] = /^\s*(?:(\d{1,2})[.)]\s+)?(.*)$/su.exec(raw) ?? []
    const line = number === undefined ? next : Number(number)
    next = line + 1
    const words = rest.trim()
    if (words === '') return []
    const [, letter, text] = /^(\p{L}{1,2})\s*:\s*(.+)$/u.exec(words) ?? []
    const group = groups.find((one) => one.letter.toLowerCase() === letter?.toLowerCase())
    const numbered = line >= 1 && line <= LINES_AT_ONCE_MAX ? { line } : {}
    return [
      group === undefined || text === undefined
        ? { text: words, stakeholderGroup: null, ...numbered }
        : { text, stakeholderGroup: group.id, ...numbered },
    ]
  })
}
