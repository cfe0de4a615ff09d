/** Splits some ideas of a theme off into a new one. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { splitTheme as decideSplit } from '../../core/themes/board.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { changeBoard } from './change-board.ts'
import type { Acting, Done } from './command.ts'
import { parseTitle } from './parse-texts.ts'

/** Splits a theme: the ideas named go into a new theme at the end. */
export async function splitTheme(
  house: HouseBase,
  acting: Acting,
  of: { gathering: string; theme: string },
  asked: { title: string; ideas: readonly number[] },
): Promise<Outcome<Done<{ id: string; letter: string }>, RefusalCode>> {
  const title = parseTitle(asked.title, 'title')
  if (!title.ok) return title
  return await changeBoard(house, acting, of, async (board, act, find) => {
    const ideas = await find(asked.ideas)
    if (!ideas.ok) return ideas
    const id = act.newId()
    const change = decideSplit(board, of.theme, { id, title: act.keep(title.value), ideas: ideas.value })
    if (!change.ok) return change
    return accept({
      kind: 'theme_split',
      change: change.value,
      result: { id, letter: change.value.after.themes.find((theme) => theme.id === id)?.letter ?? '' },
    })
  })
}
