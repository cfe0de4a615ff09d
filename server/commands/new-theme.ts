/** What making and splitting share: a new theme with a title and ideas of its board, decided by a rule. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { BoardChange, WordsRef } from '../../core/ledger/entry-kinds.ts'
import type { Board } from '../../core/themes/board.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { changeBoard, type BoardOf, type Seen } from './change-board.ts'
import type { Acting, Done } from './command.ts'
import { parseTitle } from './parse-texts.ts'

/** What somebody asks of a new theme. */
export interface NewTheme {
  readonly title: string
  readonly ideas: readonly number[]
}
/** The rule that decides it. */
export type NewThemeRule = (
  board: Board,
  made: { readonly id: string; readonly title: WordsRef; readonly ideas: readonly string[] },
) => Outcome<BoardChange, RefusalCode>

/** Makes the theme; gives its id and its letter. */
export async function newTheme(
  house: HouseBase,
  acting: Acting,
  of: BoardOf & Seen,
  asked: NewTheme,
  how: { readonly kind: 'theme_created' | 'theme_split'; readonly rule: NewThemeRule },
): Promise<Outcome<Done<{ id: string; letter: string }>, RefusalCode>> {
  const title = parseTitle(asked.title, 'title')
  if (!title.ok) return title
  return await changeBoard(house, acting, of, async (board, act, find) => {
    const ideas = await find(asked.ideas)
    if (!ideas.ok) return ideas
    const id = act.newId()
    const change = how.rule(board, { id, title: act.keep(title.value), ideas: ideas.value })
    if (!change.ok) return change
    const letter = change.value.after.themes.find((theme) => theme.id === id)?.letter ?? ''
    return accept({ kind: how.kind, change: change.value, result: { id, letter }, asked: { ideas: ideas.value, theme: id } })
  })
}
