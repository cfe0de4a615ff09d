/** The author of an amendment withdraws it. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { mayWithdrawAmendment } from '../../core/drafts/amendment-state.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readAmendment } from '../sql/amendments.ts'
import { perform, type Acting, type Done } from './command.ts'
import { draftAtHand, handOf } from './draft-at-hand.ts'
import type { AtAmendment } from './endorse-amendment.ts'

/** Withdraws it; who stood behind it stays on record. */
export async function withdrawAmendment(
  house: HouseBase,
  acting: Acting,
  asked: AtAmendment,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const found = await draftAtHand(act.tx, asked.draft)
    if (!found.ok) return found
    const { row, place } = found.value
    const amendment = await readAmendment(act.tx, row.id, asked.number)
    if (amendment === undefined) return refuse('not_found', { what: 'amendment' })
    const may = mayWithdrawAmendment({ state: amendment.state, author: amendment.author_id }, await handOf(act.tx, row, asked.member))
    if (!may.ok) return may
    return accept({
      drafts: [{ kind: 'amendment_withdrawn', ...place, body: { id: amendment.id, draft: row.id } }],
      result: { id: amendment.id },
    })
  })
}
