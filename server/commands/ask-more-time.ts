/** A body asks for more time for a clause, once; that it asked, and what it was told, is public. */
import { PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { mayAskTime } from '../../core/adoption/register.ts'
import { endOfDate } from '../../core/forums/working-days.ts'
import { isDate } from '../../core/gatherings/zoned-time.ts'
import type { RecordedCell } from '../../core/ledger/adoption-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { cellAtHand } from './cell-at-hand.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Asks. The new date lasts to its end on the clock of the forum. */
export async function askMoreTime(
  house: HouseBase,
  acting: Acting,
  at: RecordedCell,
  wanted: { readonly until: string; readonly reason: string },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  if (!isDate(wanted.until)) return refuse('invalid', { field: 'until', detail: 'this date does not exist.' })
  const reason = parsePlainText(wanted.reason, 'reason', PARAGRAPH_CHARACTERS_MAX)
  if (!reason.ok) return reason
  return await perform(house, acting, async (act) => {
    const found = await cellAtHand(act.tx, at)
    if (!found.ok) return found
    const { cell, handover, timeZone } = found.value
    const until = endOfDate(wanted.until, timeZone)
    const may = mayAskTime({ state: cell.state, dueAt: cell.due_at, hasAsked: cell.time_until !== null }, until, act.now)
    if (!may.ok) return may
    const body = { handover: at.handover, clause: at.clause, body: at.body, until, reason: act.keep(reason.value) }
    return accept({ drafts: [{ kind: 'more_time_asked', forum: handover.forum_id, gathering: null, body }], result: { id: at.clause } })
  })
}
