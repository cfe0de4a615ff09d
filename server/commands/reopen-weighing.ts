/** Opens a weighing again that was closed too early: what was rated stands, and can be changed and added to. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { holdWeighing } from '../sql/weighings.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Opens it again; it stays open until somebody closes it. */
export async function reopenWeighing(house: HouseBase, acting: Acting, id: string): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const row = await holdWeighing(act.tx, id)
    if (row === undefined) return refuse('not_found', { what: 'weighing' })
    if (row.state !== 'closed') return refuse('weighing_not_closed')
    return accept({
      drafts: [{ kind: 'weighing_reopened', forum: row.forum_id, gathering: row.gathering_id, body: { weighing: id } }],
      result: { id },
    })
  })
}
