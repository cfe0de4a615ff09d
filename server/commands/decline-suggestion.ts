/** Declines what the house suggested on a board: it is recorded, and does not come back. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { RecordedSuggestion } from '../../core/ledger/entry-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { findIdeas, loadBoard } from './change-board.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Declines a suggestion about ideas of one question, by their numbers; a place names its theme. */
export async function declineSuggestion(
  house: HouseBase,
  acting: Acting,
  of: { gathering: string; question: string },
  declined: { suggestion: RecordedSuggestion; ideas: readonly number[]; theme: string | null },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const loaded = await loadBoard(act.tx, of)
    if (!loaded.ok) return loaded
    const { board, forum } = loaded.value
    const ideas = await findIdeas(act.tx, of.gathering, board.question, declined.ideas)
    if (!ideas.ok) return ideas
    const theme = declined.suggestion === 'place' ? declined.theme : null
    if (declined.suggestion === 'place' && !board.themes.some((one) => one.id === theme))
      return refuse('not_found', { what: 'theme', field: 'theme' })
    const body = { question: board.question, suggestion: declined.suggestion, ideas: ideas.value, theme }
    return accept({ drafts: [{ kind: 'suggestion_declined', forum, gathering: of.gathering, body }], result: { id: of.question } })
  })
}
