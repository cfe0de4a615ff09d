/** Puts the themes of a question in an order; letters follow. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { orderThemes as decideOrder } from '../../core/themes/board.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { changeBoard, type Seen } from './change-board.ts'
import type { Acting, Done } from './command.ts'

/** Orders the themes of a question; every live theme must be named once. */
export async function orderThemes(
  house: HouseBase,
  acting: Acting,
  of: { gathering: string; question: string } & Seen,
  themes: readonly string[],
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await changeBoard(house, acting, of, async (board) => {
    const change = decideOrder(board, themes)
    return change.ok
      ? accept({ kind: 'themes_ordered', change: change.value, result: { id: of.question }, asked: { order: true } })
      : change
  })
}
