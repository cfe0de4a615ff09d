/** Opens a weighing and gives it its code and its seed. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { mayOpen } from '../../core/weighing/settings.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { holdWeighing } from '../sql/weighings.ts'
import { perform, type Acting, type Done } from './command.ts'
import { freeCode } from './open-gathering.ts'

/** Bytes of a seed: as large as the generator holds. */
export const SEED_BYTES = 4

/** Opens it. Refuses one without statements, and one that was opened before. */
export async function openWeighing(
  house: HouseBase,
  acting: Acting,
  id: string,
): Promise<Outcome<Done<{ id: string; code: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const row = await holdWeighing(act.tx, id)
    if (row === undefined) return refuse('not_found', { what: 'weighing' })
    const may = mayOpen(row.state, row.statements_count)
    if (!may.ok) return may
    const code = await freeCode(act)
    const seed = Number.parseInt(act.newToken(SEED_BYTES), 16)
    return accept({
      drafts: [{ kind: 'weighing_opened', forum: row.forum_id, gathering: row.gathering_id, body: { id, code, seed } }],
      result: { id, code },
    })
  })
}
