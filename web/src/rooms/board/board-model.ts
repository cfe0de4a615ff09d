/** The theme board of one question as the page holds it between two frames of the live line. */
import type { IdeaView } from '../../../../contract/ideas.ts'
import type { ThemeBoardView, ThemeView } from '../../../../contract/themes.ts'

/** What a slip of paper shows; the rest of an idea stands on its own page. */
export interface Slip {
  readonly number: number
  readonly text: string | null
  readonly language: string | null
  readonly points: readonly (string | null)[]
}
export type Direction = 'up' | 'down' | 'first' | 'last'

/** Keeps of an idea what a slip shows. */
export function slipOf(idea: IdeaView): Slip {
  return { number: idea.number, text: idea.text, language: idea.language, points: idea.points }
}

/**
 * The board as it will be when the house has recorded the move: shown at once, replaced by the next frame.
 * @param before number of the idea they go before; null puts them last
 */
export function withPlacement(
  board: ThemeBoardView,
  ideas: readonly number[],
  theme: string | null,
  before: number | null = null,
): ThemeBoardView {
  const moved = new Set(ideas)
  const rest = (numbers: readonly number[]): number[] => numbers.filter((number) => !moved.has(number))
  return {
    ...board,
    themes: board.themes.map((one) => ({
      ...one,
      ideas: one.id === theme ? insertBefore(rest(one.ideas), ideas, before) : rest(one.ideas),
    })),
    // Ideas without a theme stand in the order of their numbers.
    unplaced: theme === null ? [...rest(board.unplaced), ...ideas].sort((a, b) => a - b) : rest(board.unplaced),
  }
}

/** Ids of the themes with one of them moved; the same list when it cannot go further. */
export function movedOrder(themes: readonly ThemeView[], id: string, direction: Direction): string[] {
  const ids = themes.map((theme) => theme.id)
  const from = ids.indexOf(id)
  if (from === -1) return ids
  const to = { up: from - 1, down: from + 1, first: 0, last: ids.length - 1 }[direction]
  if (to < 0 || to >= ids.length) return ids
  const rest = ids.filter((one) => one !== id)
  return [...rest.slice(0, to), id, ...rest.slice(to)]
}

/** Ids of the themes with one of them put before or after another. */
export function orderBeside(
  themes: readonly ThemeView[],
  moved: string,
  beside: { readonly theme: string; readonly side: 'before' | 'after' },
): string[] {
  const rest = themes.map((theme) => theme.id).filter((id) => id !== moved)
  const at = rest.indexOf(beside.theme) + (beside.side === 'after' ? 1 : 0)
  return [...rest.slice(0, at), moved, ...rest.slice(at)]
}

/** Where an idea lies: its theme, or null for the tray; undefined when it is not on this board. */
export function themeOf(board: ThemeBoardView, number: number): ThemeView | null | undefined {
  return board.themes.find((theme) => theme.ideas.includes(number)) ?? (board.unplaced.includes(number) ? null : undefined)
}

/** The idea to look at after these have gone: the next one of the same list, else the last before them, else none. */
export function nextAfter(list: readonly number[], gone: readonly number[]): number | null {
  const places = gone.map((number) => list.indexOf(number)).filter((place) => place !== -1)
  if (places.length === 0) return null
  const left = (from: readonly number[]): number | undefined => from.find((number) => !gone.includes(number))
  return left(list.slice(Math.max(...places) + 1)) ?? left(list.slice(0, Math.min(...places)).reverse()) ?? null
}

/** `before` for one idea going one place earlier or later in its theme; undefined when it cannot. */
export function beforeFor(ideas: readonly number[], number: number, direction: 'up' | 'down'): number | null | undefined {
  const place = ideas.indexOf(number)
  if (place === -1) return undefined
  if (direction === 'up') return place === 0 ? undefined : ideas[place - 1]
  return place === ideas.length - 1 ? undefined : (ideas[place + 2] ?? null)
}

function insertBefore(list: readonly number[], ideas: readonly number[], before: number | null): number[] {
  const place = before === null ? -1 : list.indexOf(before)
  return place === -1 ? [...list, ...ideas] : [...list.slice(0, place), ...ideas, ...list.slice(place)]
}
