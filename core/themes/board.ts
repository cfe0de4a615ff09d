/** The theme board of one question: themes with letters, ideas in their order, and every change as an exact before and after. */
import type { BoardChange, BoardPatch, RecordedPlacement, RecordedTheme, RecordedTie, WordsRef } from '../ledger/entry-kinds.ts'
import { letterAt, nextLetter } from '../words/letters.ts'
import { accept, refuse, type Outcome } from '../words/outcome.ts'

/** A board as a rule sees it. `placements` holds ideas that have a theme or once had one, each idea at most once; `ties` likewise. */
export interface Board {
  readonly question: string
  readonly themes: readonly RecordedTheme[]
  readonly placements: readonly RecordedPlacement[]
  readonly ties: readonly RecordedTie[]
}
type Refused = 'not_found' | 'theme_retired' | 'theme_not_empty' | 'changed_since' | 'nothing_to_undo'

/** A new theme at the end, with the next free letter, and the ideas that go straight into it. */
export function createTheme(
  board: Board,
  made: { readonly id: string; readonly title: WordsRef; readonly ideas: readonly string[] },
): Outcome<BoardChange, Refused> {
  const live = liveThemes(board)
  const theme = {
    id: made.id,
    letter: nextLetter(live.map((one) => one.letter)),
    title: made.title,
    position: nextPosition(live),
    isRetired: false,
    mergedInto: null,
  }
  const patched = withTheme(board, theme)
  const placed = place(patched, made.ideas, made.id, null)
  return accept(changeBetween({ ...board, themes: [...board.themes, { ...theme, isRetired: true }] }, placed))
}

/** Another title for a theme; the old one stays on record. */
export function renameTheme(board: Board, id: string, title: WordsRef): Outcome<BoardChange, Refused> {
  const theme = liveTheme(board, id)
  return theme.ok ? accept(changeBetween(board, withTheme(board, { ...theme.value, title }))) : theme
}

/** Puts the themes in the given order; letters follow the order. Every live theme must be named once. */
export function orderThemes(board: Board, ids: readonly string[]): Outcome<BoardChange, Refused> {
  const live = liveThemes(board)
  if (ids.length !== live.length || live.some((theme) => !ids.includes(theme.id)))
    return refuse('changed_since', { what: 'the list of themes' })
  const ordered = live.reduce(
    (all, theme) => withTheme(all, { ...theme, position: ids.indexOf(theme.id), letter: letterAt(ids.indexOf(theme.id)) }),
    board,
  )
  return accept(changeBetween(board, ordered))
}

/** Puts ideas under a theme, or takes them out of theirs (null); before a given idea of the theme, or at its end. */
export function placeIdeas(
  board: Board,
  ideas: readonly string[],
  theme: string | null,
  before: string | null,
): Outcome<BoardChange, Refused> {
  if (theme !== null) {
    const found = liveTheme(board, theme)
    if (!found.ok) return found
  }
  return accept(changeBetween(withUnplaced(board, ideas), place(board, ideas, theme, before)))
}

/** Moves every idea of a theme to the end of another and retires it; it remembers where it went. */
export function mergeThemes(board: Board, from: string, into: string): Outcome<BoardChange, Refused> {
  const source = liveTheme(board, from)
  if (!source.ok) return source
  const target = liveTheme(board, into)
  if (!target.ok) return target
  if (from === into) return refuse('not_found', { what: 'other theme', field: 'into' })
  const moved = place(board, ideasOf(board, from), into, null)
  return accept(changeBetween(board, withTheme(moved, { ...source.value, isRetired: true, mergedInto: into })))
}

/** Splits some ideas of a theme off into a new one at the end. */
export function splitTheme(
  board: Board,
  from: string,
  made: { readonly id: string; readonly title: WordsRef; readonly ideas: readonly string[] },
): Outcome<BoardChange, Refused> {
  const source = liveTheme(board, from)
  if (!source.ok) return source
  const inside = new Set(ideasOf(board, from))
  if (made.ideas.some((idea) => !inside.has(idea))) return refuse('changed_since', { what: `the ideas of theme ${source.value.letter}` })
  return createTheme(board, made)
}

/** Retires a theme that holds no ideas. */
export function removeTheme(board: Board, id: string): Outcome<BoardChange, Refused> {
  const theme = liveTheme(board, id)
  if (!theme.ok) return theme
  const ideas = ideasOf(board, id).length
  return ideas > 0
    ? refuse('theme_not_empty', { letter: theme.value.letter, ideas })
    : accept(changeBetween(board, withTheme(board, { ...theme.value, isRetired: true })))
}

/**
 * The change that takes another one back, however long ago it was made: what it touched must still stand as it left it, and what
 * comes of it must be a board: no two themes of one letter, no idea under a theme that is gone. Taking back what was taken back is
 * doing it again.
 */
export function undoChange(board: Board, change: BoardChange): Outcome<BoardChange, Refused> {
  const back = { question: change.question, before: change.after, after: change.before }
  return isAsLeft(board, change) && isSound(withPatch(board, change.before))
    ? accept(back)
    : refuse('changed_since', { what: 'a later change stands on this one' })
}

/** Ideas of a theme in their order. */
export function ideasOf(board: Board, theme: string): readonly string[] {
  return board.placements
    .filter((placement) => placement.theme === theme)
    .toSorted((a, b) => a.position - b.position)
    .map((placement) => placement.idea)
}

/** Themes that are not retired, in their order. */
export function liveThemes(board: Board): readonly RecordedTheme[] {
  return board.themes.filter((theme) => !theme.isRetired).toSorted((a, b) => a.position - b.position)
}

/** A board with a patch laid over it: how a replayed board is rebuilt. */
export function withPatch(board: Board, patch: BoardPatch): Board {
  const themed = patch.themes.reduce(withTheme, board)
  const touched = new Set(patch.placements.map((placement) => placement.idea))
  const tied = new Set(patch.ties?.map((tie) => tie.idea))
  return {
    ...themed,
    placements: [...themed.placements.filter((placement) => !touched.has(placement.idea)), ...patch.placements],
    ties: [...themed.ties.filter((tie) => !tied.has(tie.idea)), ...(patch.ties ?? [])],
  }
}

/** Makes some ideas count as one, with all that counted as one with any of them. The wordings and their places stay. */
export function joinIdeas(board: Board, ideas: readonly string[], tie: string): Outcome<BoardChange, Refused> {
  const held = tieOf(board)
  const ties = new Set(ideas.flatMap((idea) => held.get(idea) ?? []))
  const joined = new Set([...ideas, ...board.ties.flatMap((one) => (one.tie !== null && ties.has(one.tie) ? one.idea : []))])
  return accept(changeOfTies(board, new Map([...joined].map((idea) => [idea, tie]))))
}

/** Lets ideas count by themselves again; one that is left alone by it does so too. */
export function partIdeas(board: Board, ideas: readonly string[]): Outcome<BoardChange, Refused> {
  const leaving = new Set(ideas)
  const held = tieOf(board)
  const left = Map.groupBy(
    board.ties.filter(({ idea, tie }) => tie !== null && !leaving.has(idea)),
    ({ tie }) => tie,
  )
  const alone = ideas.flatMap((idea) => {
    const rest = left.get(held.get(idea) ?? null) ?? []
    return rest.length === 1 ? rest.map((one) => one.idea) : []
  })
  return accept(
    changeOfTies(board, new Map([...ideas.filter((idea) => (held.get(idea) ?? null) !== null), ...alone].map((idea) => [idea, null]))),
  )
}

/** Whether everything that a change touched stands as the change left it. */
function isAsLeft(board: Board, { after }: BoardChange): boolean {
  const themes = new Map(board.themes.map((theme) => [theme.id, theme]))
  const placements = new Map(board.placements.map((placement) => [placement.idea, placement]))
  const ties = tieOf(board)
  return (
    after.themes.every((theme) => sameJson(theme, themes.get(theme.id))) &&
    after.placements.every((placement) => sameJson(placement, placements.get(placement.idea))) &&
    (after.ties ?? []).every(({ idea, tie }) => (ties.get(idea) ?? null) === tie)
  )
}

function isSound(board: Board): boolean {
  const live = liveThemes(board)
  const ids = new Set(live.map((theme) => theme.id))
  return (
    new Set(live.map((theme) => theme.letter)).size === live.length &&
    board.placements.every(({ theme }) => theme === null || ids.has(theme))
  )
}

function liveTheme(board: Board, id: string): Outcome<RecordedTheme, 'not_found' | 'theme_retired'> {
  const theme = board.themes.find((one) => one.id === id)
  if (theme === undefined) return refuse('not_found', { what: 'theme' })
  return theme.isRetired ? refuse('theme_retired', { letter: theme.letter }) : accept(theme)
}

function nextPosition(themes: readonly RecordedTheme[]): number {
  return Math.max(-1, ...themes.map((theme) => theme.position)) + 1
}

function withTheme(board: Board, theme: RecordedTheme): Board {
  const known = board.themes.some((one) => one.id === theme.id)
  return { ...board, themes: known ? board.themes.map((one) => (one.id === theme.id ? theme : one)) : [...board.themes, theme] }
}

/** Ideas that never had a place stand in `before` as without a theme, so that undoing has something to go back to. */
function withUnplaced(board: Board, ideas: readonly string[]): Board {
  const placed = new Set(board.placements.map((placement) => placement.idea))
  return {
    ...board,
    placements: [...board.placements, ...ideas.filter((idea) => !placed.has(idea)).map((idea) => ({ idea, theme: null, position: 0 }))],
  }
}

function place(board: Board, ideas: readonly string[], theme: string | null, before: string | null): Board {
  const moving = new Set(ideas)
  const rest = board.placements.filter((placement) => !moving.has(placement.idea))
  if (theme === null) return { ...board, placements: [...rest, ...ideas.map((idea) => ({ idea, theme: null, position: 0 }))] }
  const inside = ideasOf({ ...board, placements: rest }, theme)
  const at = before === null ? -1 : inside.indexOf(before)
  const order = at === -1 ? [...inside, ...ideas] : [...inside.slice(0, at), ...ideas, ...inside.slice(at)]
  return {
    ...board,
    placements: [...rest.filter((placement) => placement.theme !== theme), ...order.map((idea, position) => ({ idea, theme, position }))],
  }
}

function tieOf(board: Board): ReadonlyMap<string, string | null> {
  return new Map(board.ties.map(({ idea, tie }) => [idea, tie]))
}

function changeOfTies(board: Board, ties: ReadonlyMap<string, string | null>): BoardChange {
  const held = tieOf(board)
  const untouched = { themes: [], placements: [] }
  return {
    question: board.question,
    before: { ...untouched, ties: [...ties.keys()].map((idea) => ({ idea, tie: held.get(idea) ?? null })) },
    after: { ...untouched, ties: [...ties].map(([idea, tie]) => ({ idea, tie })) },
  }
}

function changeBetween(before: Board, after: Board): BoardChange {
  const themesBefore = new Map(before.themes.map((theme) => [theme.id, theme]))
  const placesBefore = new Map(before.placements.map((placement) => [placement.idea, placement]))
  const themes = after.themes.filter((theme) => !sameJson(theme, themesBefore.get(theme.id)))
  const placements = after.placements.filter((placement) => !sameJson(placement, placesBefore.get(placement.idea)))
  return {
    question: before.question,
    before: {
      themes: themes.flatMap((theme) => themesBefore.get(theme.id) ?? []),
      placements: placements.map((placement) => placesBefore.get(placement.idea) ?? { idea: placement.idea, theme: null, position: 0 }),
    },
    after: { themes, placements },
  }
}

function sameJson(a: RecordedTheme | RecordedPlacement, b: RecordedTheme | RecordedPlacement | undefined): boolean {
  if (b === undefined) return false
  if ('idea' in a) return 'idea' in b && a.idea === b.idea && a.theme === b.theme && a.position === b.position
  return (
    'letter' in b &&
    a.id === b.id &&
    a.letter === b.letter &&
    a.title.words === b.title.words &&
    a.position === b.position &&
    a.isRetired === b.isRetired &&
    a.mergedInto === b.mergedInto
  )
}
