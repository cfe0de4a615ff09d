/** Shows the words of a hidden remark on a clause again. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readParagraphRemark } from '../sql/paragraph-remarks.ts'
import { tooLate, type ActingInRole } from './acting.ts'
import { perform, type Done } from './command.ts'
import { draftAtHand } from './draft-at-hand.ts'

/** Restores it. Refuses one that is not hidden. */
export async function restoreParagraphRemark(
  house: HouseBase,
  acting: ActingInRole,
  asked: { readonly draft: string; readonly number: number },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const found = await draftAtHand(act.tx, asked.draft)
    if (!found.ok) return found
    const { row, place } = found.value
    const remark = await readParagraphRemark(act.tx, row.id, asked.number)
    if (remark === undefined) return refuse('not_found', { what: 'remark' })
    if (remark.state === 'shown') return tooLate(`remark ${remark.number} is shown`, null)
    return accept({
      drafts: [{ kind: 'paragraph_remark_restored', ...place, body: { id: remark.id, draft: row.id, role: acting.role } }],
      result: { id: remark.id },
    })
  })
}
