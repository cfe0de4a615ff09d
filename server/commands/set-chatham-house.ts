/** Says whether the Chatham House Rule holds in a gathering. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readGathering } from '../sql/gatherings.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Sets it for a gathering that is being prepared: once people write, what they were promised holds. What is set already makes no entry. */
export async function setChathamHouse(
  house: HouseBase,
  acting: Acting,
  id: string,
  isOn: boolean,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const gathering = await readGathering(act.tx, id)
    if (gathering === undefined) return refuse('not_found', { what: 'gathering' })
    if (gathering.is_chatham_house === isOn) return accept({ drafts: [], result: { id } })
    if (gathering.state !== 'draft') return refuse('gathering_not_editable', { state: gathering.state })
    return accept({ drafts: [{ kind: 'chatham_house_set', forum: gathering.forum_id, gathering: id, body: { isOn } }], result: { id } })
  })
}
