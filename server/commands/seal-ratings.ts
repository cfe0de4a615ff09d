/** Puts the digest of the ratings of an open weighing on record, if they have changed since the last one. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { digestRatings } from '../sql/ratings.ts'
import { readWeighing } from '../sql/weighings.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Seals them as they stand at this moment, while rating goes on. */
export async function sealRatings(house: HouseBase, acting: Acting, id: string): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  // Read before the turn at the head is taken: what takes long for a large weighing holds nobody up.
  const seal = await digestRatings(house.database.db, id, house.secret)
  return await perform(house, acting, async (act) => {
    const row = await readWeighing(act.tx, id)
    if (row?.state !== 'open') return refuse('weighing_not_open')
    if (seal.ratings === 0 || row.sealed_digest === seal.digest) return accept({ drafts: [], result: { id } })
    return accept({
      drafts: [{ kind: 'ratings_sealed', forum: row.forum_id, gathering: row.gathering_id, body: { weighing: id, ...seal } }],
      result: { id },
    })
  })
}
