/** Says how many minutes at the beginning of a round people walk to their tables. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readGathering } from '../sql/gatherings.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Sets the walk of a gathering that is not closed; what is set already makes no entry. */
export async function setWalk(
  house: HouseBase,
  acting: Acting,
  id: string,
  minutes: number,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const gathering = await readGathering(act.tx, id)
    if (gathering === undefined) return refuse('not_found', { what: 'gathering' })
    if (gathering.state === 'closed') return refuse('gathering_not_editable', { state: gathering.state })
    if (gathering.walk_minutes === minutes) return accept({ drafts: [], result: { id } })
    return accept({ drafts: [{ kind: 'walk_set', forum: gathering.forum_id, gathering: id, body: { minutes } }], result: { id } })
  })
}
