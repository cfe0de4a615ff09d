/** Closes a weighing: nothing is rated any more, and the digest of what was goes on record. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { digestRatings } from '../sql/ratings.ts'
import { holdWeighing } from '../sql/weighings.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Closes it. Ratings that are under way are waited for; those that come later are refused. */
export async function closeWeighing(house: HouseBase, acting: Acting, id: string): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const row = await holdWeighing(act.tx, id)
    if (row === undefined) return refuse('not_found', { what: 'weighing' })
    if (row.state !== 'open') return refuse('weighing_not_open')
    const seal = await digestRatings(act.tx, id, house.secret)
    return accept({
      drafts: [{ kind: 'weighing_closed', forum: row.forum_id, gathering: row.gathering_id, body: { weighing: id, ...seal } }],
      result: { id },
    })
  })
}
