/** Merges a theme into another of the same question; its lineage stays. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { mergeThemes as decideMerge } from '../../core/themes/board.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readQuestionOfTheme } from '../sql/themes.ts'
import { changeBoard } from './change-board.ts'
import type { Acting, Done } from './command.ts'

/** Merges one theme into another. */
export async function mergeThemes(
  house: HouseBase,
  acting: Acting,
  of: { gathering: string; theme: string },
  into: string,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await changeBoard(house, acting, of, async (board, act) => {
    const question = await readQuestionOfTheme(act.tx, of.gathering, into)
    if (question !== undefined && question !== board.question) return refuse('themes_of_two_questions', { field: 'into' })
    const change = decideMerge(board, of.theme, into)
    return change.ok ? accept({ kind: 'themes_merged', change: change.value, result: { id: into } }) : change
  })
}
