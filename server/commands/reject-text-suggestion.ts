/** Rejects a suggestion, with the reason why. */
import { PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { mayReject } from '../../core/drafts/text-suggestion.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { readTextSuggestion } from '../sql/text-suggestions.ts'
import type { AtSuggestion } from './accept-text-suggestion.ts'
import { perform, type Acting, type Done } from './command.ts'
import { draftAtHand, handOf } from './draft-at-hand.ts'

/** Rejects it, also once the text is frozen: nothing stays open for ever. */
export async function rejectTextSuggestion(
  house: HouseBase,
  acting: Acting,
  asked: AtSuggestion & { readonly reason: string },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const reason = parsePlainText(asked.reason, 'reason', PARAGRAPH_CHARACTERS_MAX)
  if (!reason.ok) return reason
  return await perform(house, acting, async (act) => {
    const found = await draftAtHand(act.tx, asked.draft)
    if (!found.ok) return found
    const { row, place } = found.value
    const suggestion = await readTextSuggestion(act.tx, row.id, asked.number)
    if (suggestion === undefined) return refuse('not_found', { what: 'suggestion' })
    const may = mayReject(suggestion, await handOf(act.tx, row, asked.member))
    if (!may.ok) return may
    return accept({
      drafts: [{ kind: 'suggestion_rejected', ...place, body: { id: suggestion.id, draft: row.id, reason: act.keep(reason.value) } }],
      result: { id: suggestion.id },
    })
  })
}
