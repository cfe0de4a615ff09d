/** Takes an idea out of a list of the town hall; it can be put in again. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readListed } from '../sql/townhall.ts'
import { perform, type Acting, type Done } from './command.ts'
import { placeOfGathering } from './place-of-gathering.ts'

/** Takes it out. Refuses what does not stand there any more. */
export async function unlistIdea(
  house: HouseBase,
  acting: Acting,
  gathering: string,
  id: string,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const place = await placeOfGathering(act.tx, gathering)
    if (!place.ok) return place
    if (!(await readListed(act.tx, gathering)).some((row) => row.id === id))
      return refuse('changed_since', { what: 'it was taken out already' })
    return accept({ drafts: [{ kind: 'idea_unlisted', ...place.value, body: { id } }], result: { id } })
  })
}
