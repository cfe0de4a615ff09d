/** Lets ideas that counted as one count by themselves again. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { partIdeas as decideParting } from '../../core/themes/board.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { changeBoard } from './change-board.ts'
import type { Acting, Done } from './command.ts'

/** Parts ideas of one question, by their numbers, from those they count as one with. */
export async function partIdeas(
  house: HouseBase,
  acting: Acting,
  of: { gathering: string; question: string },
  numbers: readonly number[],
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await changeBoard(house, acting, of, async (board, _act, find) => {
    const ideas = await find(numbers)
    if (!ideas.ok) return ideas
    const change = decideParting(board, ideas.value)
    if (!change.ok) return change
    if (change.value.after.ties?.length === 0) return refuse('nothing_to_undo')
    return accept({ kind: 'ideas_parted', change: change.value, result: { id: of.question } })
  })
}
