/** What people write stays words in Markdown, whatever signs it holds. */
import type { HeldWords } from '../../core/records/holdings.ts'
import { closeDirections } from '../../core/words/plain-text.ts'
import { REPORT_WORDS as WORDS } from './report-words.ts'

/** A paragraph where there is one. */
export function optional(words: HeldWords): string[] {
  return words === null ? [] : [plain(words)]
}

/** Words as plain text of Markdown; erased ones say so. */
export function plain(words: HeldWords): string {
  if (words === null) return WORDS.erased
  return (
    closeDirections(words)
      .replaceAll(/[\\`*_[\]<>|~]/g, (sign) => `\\${sign}`)
      .replaceAll('&', '&amp;')
      // A line of = or - below a line makes that a heading, or a rule.
      .replaceAll(/^(\s*)([=-])(?=[=-]*\s*$)/gm, (_, space: string, sign: string) => `${space}\\${sign}`)
      .replaceAll(
        /^(\s*)(#{1,6}|[+-]|\d+[.)])(?=\s|$)/gm,
        (_, space: string, sign: string) => `${space}${sign.slice(0, -1)}\\${sign.slice(-1)}`,
      )
      .replaceAll('\n', '\\\n')
  )
}

/** Words on one line; signs # at their end would close a heading. */
export function heading(words: HeldWords): string {
  return cell(words).replace(/#+$/, (signs) => signs.replaceAll('#', '\\#'))
}

/** Words on one line of a table. */
export function cell(words: HeldWords): string {
  return plain(words).replaceAll('\\\n', ' ')
}
