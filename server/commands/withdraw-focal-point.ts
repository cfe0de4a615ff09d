/** Ends that a member speaks for a body. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readFocalPoints } from '../sql/focal-points.ts'
import { perform, type Acting, type Done } from './command.ts'
import type { FocalPointAt } from './name-focal-point.ts'

/** Ends it; what they wrote and nobody confirmed cannot be confirmed any more. */
export async function withdrawFocalPoint(
  house: HouseBase,
  acting: Acting,
  { forum, body, member }: FocalPointAt,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    if (!(await readFocalPoints(act.tx, body)).includes(member)) return refuse('not_found', { what: 'focal point' })
    return accept({ drafts: [{ kind: 'focal_point_withdrawn', forum, gathering: null, body: { body, member } }], result: { id: member } })
  })
}
