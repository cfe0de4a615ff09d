/** The conveners close a clause for a body, with the reason: nothing more is owed to it. */
import { PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { RecordedCell } from '../../core/ledger/adoption-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { cellAtHand } from './cell-at-hand.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Closes it; an answer that was given stays to be read. */
export async function closeCell(
  house: HouseBase,
  acting: Acting,
  at: RecordedCell,
  why: string,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const reason = parsePlainText(why, 'reason', PARAGRAPH_CHARACTERS_MAX)
  if (!reason.ok) return reason
  return await perform(house, acting, async (act) => {
    const found = await cellAtHand(act.tx, at)
    if (!found.ok) return found
    if (found.value.cell.state === 'closed') return refuse('changed_since', { what: 'it is closed already' })
    const body = { handover: at.handover, clause: at.clause, body: at.body, reason: act.keep(reason.value) }
    return accept({
      drafts: [{ kind: 'cell_closed', forum: found.value.handover.forum_id, gathering: null, body }],
      result: { id: at.clause },
    })
  })
}
