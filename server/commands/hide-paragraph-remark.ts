/** Hides the words of a remark on a clause with a reason that becomes public. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { HidingReason } from '../../core/moderation/hiding.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readParagraphRemark } from '../sql/paragraph-remarks.ts'
import { tooLate, type ActingInRole } from './acting.ts'
import { perform, type Done } from './command.ts'
import { draftAtHand } from './draft-at-hand.ts'

/** Hides it. Refuses one that is hidden already, naming in which role somebody did it. */
export async function hideParagraphRemark(
  house: HouseBase,
  acting: ActingInRole,
  asked: { readonly draft: string; readonly number: number; readonly reason: HidingReason },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const found = await draftAtHand(act.tx, asked.draft)
    if (!found.ok) return found
    const { row, place } = found.value
    const remark = await readParagraphRemark(act.tx, row.id, asked.number)
    if (remark === undefined) return refuse('not_found', { what: 'remark' })
    if (remark.state === 'hidden') return tooLate(`remark ${remark.number} was hidden`, remark.hidden_role)
    return accept({
      drafts: [
        {
          kind: 'paragraph_remark_hidden',
          ...place,
          body: { id: remark.id, draft: row.id, reason: asked.reason, role: acting.role, words: [remark.text_words] },
        },
      ],
      result: { id: remark.id },
    })
  })
}
