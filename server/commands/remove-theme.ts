/** Removes a theme that holds no ideas; it stays on record. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { removeTheme as decideRemoval } from '../../core/themes/board.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { changeBoard } from './change-board.ts'
import type { Acting, Done } from './command.ts'

/** Removes an empty theme. */
export async function removeTheme(
  house: HouseBase,
  acting: Acting,
  of: { gathering: string; theme: string },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await changeBoard(house, acting, of, async (board) => {
    const change = decideRemoval(board, of.theme)
    return change.ok ? accept({ kind: 'theme_removed', change: change.value, result: { id: of.theme } }) : change
  })
}
