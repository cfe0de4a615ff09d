/** Puts ideas under a theme, or takes them out of theirs. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { placeIdeas as decidePlaces } from '../../core/themes/board.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { changeBoard, type Seen } from './change-board.ts'
import type { Acting, Done } from './command.ts'

/** Places ideas, by their numbers, under a theme (null: none), before another idea of it or at its end. */
export async function placeIdeas(
  house: HouseBase,
  acting: Acting,
  of: { gathering: string; question: string } & Seen,
  asked: { ideas: readonly number[]; theme: string | null; before: number | null },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await changeBoard(house, acting, of, async (board, _act, find) => {
    const ideas = await find(asked.ideas)
    if (!ideas.ok) return ideas
    const before = await find(asked.before === null ? [] : [asked.before])
    if (!before.ok) return before
    const change = decidePlaces(board, ideas.value, asked.theme, before.value[0] ?? null)
    if (!change.ok) return change
    const result = { id: asked.theme ?? of.question }
    return accept({ kind: 'ideas_placed', change: change.value, result, asked: { ideas: ideas.value, theme: asked.theme } })
  })
}
