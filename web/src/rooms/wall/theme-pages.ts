/** The town hall wall: themes with their ideas, laid out in pages that a hall can read. */

/** An idea as the wall shows it. */
export interface WallIdea {
  readonly number: number
  readonly text: string
}
/** One row: a theme, or the ideas that have none yet (letter null). */
export interface WallTheme {
  readonly key: string
  readonly letter: string | null
  readonly title: string | null
  readonly ideas: readonly WallIdea[]
  readonly isContinued: boolean
}

/** About as many ideas as one page holds; beyond it the wall turns pages. */
export const IDEAS_PER_PAGE = 24
/** Lines of text that fit below each other at 2.68 vh, and characters of one line across the picture. */
const LINES_PER_PAGE = 19
const CHARACTERS_PER_LINE = 92
/** No row is lower than its letter: about two lines and a half. */
const LINES_PER_ROW_MIN = 2.6
/** A cell breaks its words earlier than a whole line would, and has air around it. */
const WASTE = 1.35

/** Width of one character at 2.68 vh, with room for wide scripts, and the air at both sides of a cell. */
const CHARACTER_VH = 1.55
const CELL_AIR_VH = 3.2
/** Letters after which a line may break without a space. */
const BREAKS = /[\s\u2e80-\u9fff\uf900-\uffef-]+/u

/** Least width of a cell in vh: room for its longest word, so that a word breaks only where it is wider than the picture. */
export function cellWidth(text: string): number {
  const longest = Math.max(...text.split(BREAKS).map((word) => word.length))
  return Math.max(18, Math.min(80, text.length * 0.62), longest * CHARACTER_VH + CELL_AIR_VH)
}

/** Splits rows into pages; a theme too long for one page goes on at the top of the next, marked as continued. */
export function themePages(themes: readonly WallTheme[]): WallTheme[][] {
  const pages: WallTheme[][] = []
  let page: WallTheme[] = []
  for (const row of themes.flatMap((theme) => splitTheme(theme))) {
    if (page.length > 0 && !fits([...page, row])) {
      pages.push(page)
      page = []
    }
    page.push(row)
  }
  return page.length > 0 ? [...pages, page] : pages
}

/** Lines of text that a row is going to take. */
export function linesOf(ideas: readonly WallIdea[]): number {
  const characters = ideas.reduce((sum, idea) => sum + Math.max(12, [...idea.text].length), 0)
  return Math.max(LINES_PER_ROW_MIN, (characters * WASTE) / CHARACTERS_PER_LINE)
}

function fits(rows: readonly WallTheme[]): boolean {
  const ideas = rows.reduce((sum, row) => sum + row.ideas.length, 0)
  return ideas <= IDEAS_PER_PAGE && rows.reduce((sum, row) => sum + linesOf(row.ideas), 0) <= LINES_PER_PAGE
}

function splitTheme(theme: WallTheme): WallTheme[] {
  const parts: WallIdea[][] = [[]]
  for (const idea of theme.ideas) {
    const last = parts.at(-1) ?? []
    if (last.length > 0 && (last.length >= IDEAS_PER_PAGE || linesOf([...last, idea]) > LINES_PER_PAGE)) parts.push([idea])
    else parts.splice(-1, 1, [...last, idea])
  }
  return parts.map((ideas, part) => ({ ...theme, key: part === 0 ? theme.key : `${theme.key}-${part}`, ideas, isContinued: part > 0 }))
}
