/** The conveners grant a body more time for a clause, or say why not. */
import { PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { RecordedCell } from '../../core/ledger/adoption-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { cellAtHand, isSettled } from './cell-at-hand.ts'
import { perform, type Acting, type Done } from './command.ts'
import { parseOptional } from './parse-texts.ts'

/** Settles it. A no needs a note; a yes moves the due date. */
export async function settleMoreTime(
  house: HouseBase,
  acting: Acting,
  at: RecordedCell,
  { isGranted, note: raw }: { readonly isGranted: boolean; readonly note: string | null },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const note = parseOptional(raw, 'note', PARAGRAPH_CHARACTERS_MAX)
  if (!note.ok) return note
  if (!isGranted && note.value === null) return refuse('text_empty', { field: 'note' })
  return await perform(house, acting, async (act) => {
    const found = await cellAtHand(act.tx, at)
    if (!found.ok) return found
    const { cell, handover } = found.value
    if (isSettled(cell) || cell.time_until === null || cell.time_is_granted !== null)
      return refuse('changed_since', { what: 'no more time is asked for here' })
    const words = note.value === null ? null : act.keep(note.value)
    const body = { handover: at.handover, clause: at.clause, body: at.body, isGranted, note: words }
    return accept({ drafts: [{ kind: 'more_time_settled', forum: handover.forum_id, gathering: null, body }], result: { id: at.clause } })
  })
}
