/** Says how long a speech may take, the same for everybody. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readFloorRow } from '../sql/floor.ts'
import { readGathering } from '../sql/gatherings.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Sets it for the speeches that begin from now on; what is set already makes no entry. */
export async function setSlot(
  house: HouseBase,
  acting: Acting,
  id: string,
  seconds: number,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const gathering = await readGathering(act.tx, id)
    if (gathering === undefined) return refuse('not_found', { what: 'gathering' })
    if (gathering.state === 'closed') return refuse('gathering_not_editable', { state: gathering.state })
    if ((await readFloorRow(act.tx, id)).slotSeconds === seconds) return accept({ drafts: [], result: { id } })
    return accept({ drafts: [{ kind: 'slot_set', forum: gathering.forum_id, gathering: id, body: { seconds } }], result: { id } })
  })
}
