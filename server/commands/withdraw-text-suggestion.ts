/** The author of a suggestion withdraws it. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { mayWithdraw } from '../../core/drafts/text-suggestion.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readTextSuggestion } from '../sql/text-suggestions.ts'
import type { AtSuggestion } from './accept-text-suggestion.ts'
import { perform, type Acting, type Done } from './command.ts'
import { draftAtHand, handOf } from './draft-at-hand.ts'

/** Withdraws it. */
export async function withdrawTextSuggestion(
  house: HouseBase,
  acting: Acting,
  asked: AtSuggestion,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const found = await draftAtHand(act.tx, asked.draft)
    if (!found.ok) return found
    const { row, place } = found.value
    const suggestion = await readTextSuggestion(act.tx, row.id, asked.number)
    if (suggestion === undefined) return refuse('not_found', { what: 'suggestion' })
    const may = mayWithdraw({ state: suggestion.state, author: suggestion.author_id }, await handOf(act.tx, row, asked.member))
    if (!may.ok) return may
    return accept({
      drafts: [{ kind: 'suggestion_withdrawn', ...place, body: { id: suggestion.id, draft: row.id } }],
      result: { id: suggestion.id },
    })
  })
}
