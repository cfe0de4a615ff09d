/** A phone says that its table needs no help any more. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readOpenHelp } from '../sql/console.ts'
import { tableOfSeat } from '../views/table-of-seat.ts'
import { tooLate } from './acting.ts'
import { perform, type Acting, type Done } from './command.ts'
import { placeOfOpenGathering } from './place-of-gathering.ts'

/** Takes back the call of the table. */
export async function withdrawHelp(
  house: HouseBase,
  acting: Acting,
  asked: { readonly gathering: string; readonly seat: string },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const place = await placeOfOpenGathering(act.tx, asked.gathering)
    if (!place.ok) return place
    const table = await tableOfSeat(act.tx, asked.gathering, asked.seat)
    const open = table === null ? undefined : await readOpenHelp(act.tx, asked.gathering, table)
    if (open === undefined) return tooLate('the call of your table is done', null)
    return accept({ drafts: [{ kind: 'help_done', ...place.value, body: { id: open.id, role: 'seat' } }], result: { id: open.id } })
  })
}
