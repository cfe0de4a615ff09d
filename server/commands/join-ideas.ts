/** Makes ideas count as one when they are weighed; every wording stays. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { joinIdeas as decideJoin } from '../../core/themes/board.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { changeBoard, type Seen } from './change-board.ts'
import type { Acting, Done } from './command.ts'

/** Joins ideas of one question, by their numbers, with all that counted as one with any of them. */
export async function joinIdeas(
  house: HouseBase,
  acting: Acting,
  of: { gathering: string; question: string } & Seen,
  numbers: readonly number[],
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await changeBoard(house, acting, of, async (board, act, find) => {
    const ideas = await find(numbers)
    if (!ideas.ok) return ideas
    const id = act.newId()
    const change = decideJoin(board, ideas.value, id)
    return change.ok ? accept({ kind: 'ideas_joined', change: change.value, result: { id } }) : change
  })
}
