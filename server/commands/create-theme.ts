/** Makes a theme on the board of a question, with the ideas that go straight into it. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { createTheme as decideTheme } from '../../core/themes/board.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { changeBoard } from './change-board.ts'
import type { Acting, Done } from './command.ts'
import { parseTitle } from './parse-texts.ts'

/** Makes a theme; it takes the next free letter. */
export async function createTheme(
  house: HouseBase,
  acting: Acting,
  of: { gathering: string; question: string },
  asked: { title: string; ideas: readonly number[] },
): Promise<Outcome<Done<{ id: string; letter: string }>, RefusalCode>> {
  const title = parseTitle(asked.title, 'title')
  if (!title.ok) return title
  return await changeBoard(house, acting, of, async (board, act, find) => {
    const ideas = await find(asked.ideas)
    if (!ideas.ok) return ideas
    const id = act.newId()
    const change = decideTheme(board, { id, title: act.keep(title.value), ideas: ideas.value })
    if (!change.ok) return change
    return accept({
      kind: 'theme_created',
      change: change.value,
      result: { id, letter: change.value.after.themes.find((theme) => theme.id === id)?.letter ?? '' },
    })
  })
}
