/** A second focal point of a body confirms the answer that another one wrote: from then on it stands on record. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { mayConfirm } from '../../core/adoption/register.ts'
import type { RecordedCell } from '../../core/ledger/adoption-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { dropAnswerDraft, readAnswerDraft } from '../sql/adoption.ts'
import { readFocalPoints } from '../sql/focal-points.ts'
import { cellAtHand, isSettled } from './cell-at-hand.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Confirms it. Of two who confirm at the same moment one is told that it is answered. */
export async function confirmAnswer(
  house: HouseBase,
  acting: Acting,
  at: RecordedCell & { readonly member: string },
  seen: string,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const found = await cellAtHand(act.tx, at)
    if (!found.ok) return found
    if (isSettled(found.value.cell)) return refuse('answer_settled')
    const waiting = await readAnswerDraft(act.tx, at)
    if (waiting === undefined) return refuse('nothing_to_confirm')
    const focalPoints = await readFocalPoints(act.tx, at.body)
    const may = mayConfirm({ writtenBy: waiting.member_id, digest: waiting.digest, confirmer: at.member, seen, focalPoints })
    if (!may.ok) return may
    const keep = (text: string | null) => (text === null ? null : act.keep(text))
    const body = {
      handover: at.handover,
      clause: at.clause,
      body: at.body,
      answer: waiting.answer,
      reason: keep(waiting.reason),
      department: act.keep(waiting.department),
      part: keep(waiting.part),
      change: keep(waiting.change),
      writtenBy: waiting.member_id,
    }
    return accept({
      drafts: [{ kind: 'answer_given', forum: found.value.handover.forum_id, gathering: null, body }],
      result: { id: at.clause },
      alongside: async (tx) => await dropAnswerDraft(tx, at),
    })
  })
}
