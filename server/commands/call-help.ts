/** A phone calls for help at the table where its seat is now. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { HelpReason } from '../../core/moderation/hiding.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readOpenHelp } from '../sql/console.ts'
import { tableOfSeat } from '../views/table-of-seat.ts'
import { tooLate } from './acting.ts'
import { perform, type Acting, type Done } from './command.ts'
import { placeOfOpenGathering } from './place-of-gathering.ts'

/** Calls for help. One call waits for each table: a second one is told that it is known. */
export async function callHelp(
  house: HouseBase,
  acting: Acting,
  asked: { readonly gathering: string; readonly seat: string; readonly reason: HelpReason },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const place = await placeOfOpenGathering(act.tx, asked.gathering)
    if (!place.ok) return place
    const table = await tableOfSeat(act.tx, asked.gathering, asked.seat)
    if (table === null) return refuse('not_found', { what: 'table of your seat' })
    const open = await readOpenHelp(act.tx, asked.gathering, table)
    if (open !== undefined) return tooLate('your table has called for help already', null)
    const id = act.newId()
    return accept({
      drafts: [{ kind: 'help_called', ...place.value, body: { id, table, seat: asked.seat, reason: asked.reason } }],
      result: { id },
    })
  })
}
