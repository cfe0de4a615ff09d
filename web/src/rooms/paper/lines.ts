/** A sheet as it is typed in: one idea for each line, with the letter of a group and a colon before it where the paper says so. */

/** A group as a line can name it. */
export interface LetteredGroup {
  readonly id: string
  readonly letter: string
}
/** An idea of a sheet. */
export interface SheetLine {
  readonly text: string
  readonly stakeholderGroup: string | null
}

/** Lines with words, in order. A letter that no group has is part of the words. */
export function linesOfSheet(typed: string, groups: readonly LetteredGroup[]): SheetLine[] {
  return typed
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, letter, text] = /^(\p{L}{1,2})\s*:\s*(.+)$/u.exec(line) ?? []
      const group = groups.find((one) => one.letter.toLowerCase() === letter?.toLowerCase())
      return group === undefined || text === undefined ? { text: line, stakeholderGroup: null } : { text, stakeholderGroup: group.id }
    })
}
