/** Takes a message off the phones. It stays on record. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readMessage } from '../sql/console.ts'
import { tooLate, type ActingInRole } from './acting.ts'
import { perform, type Done } from './command.ts'
import { placeOfGathering } from './place-of-gathering.ts'

/** Withdraws a message. Refuses one that is withdrawn already. */
export async function withdrawMessage(
  house: HouseBase,
  acting: ActingInRole,
  gathering: string,
  id: string,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const place = await placeOfGathering(act.tx, gathering)
    if (!place.ok) return place
    const message = await readMessage(act.tx, gathering, id)
    if (message === undefined) return refuse('not_found', { what: 'message' })
    if (message.withdrawn_at !== null) return tooLate('the message was withdrawn', null)
    return accept({ drafts: [{ kind: 'message_withdrawn', ...place.value, body: { id, role: acting.role } }], result: { id } })
  })
}
