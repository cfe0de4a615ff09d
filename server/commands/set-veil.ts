/** Says what the wall keeps back until somebody reveals it. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readFloorRow } from '../sql/floor.ts'
import { perform, type Acting, type Done } from './command.ts'
import { placeOfGathering } from './place-of-gathering.ts'

/** Sets it; what is set already makes no entry. Ideas are named by their numbers, also those to come. */
export async function setVeil(
  house: HouseBase,
  acting: Acting,
  id: string,
  veil: { readonly isAll: boolean; readonly ideas: readonly number[] },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const place = await placeOfGathering(act.tx, id)
    if (!place.ok) return place
    const ideas = veil.ideas.toSorted((a, b) => a - b)
    const now = (await readFloorRow(act.tx, id)).veil
    if (now.isAll === veil.isAll && now.ideas.join() === ideas.join()) return accept({ drafts: [], result: { id } })
    return accept({ drafts: [{ kind: 'veil_set', ...place.value, body: { isAll: veil.isAll, ideas } }], result: { id } })
  })
}
