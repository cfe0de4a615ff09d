/** Names a member focal point of a body: they answer for it from now on. */
import { FOCAL_POINTS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readFocalPoints } from '../sql/focal-points.ts'
import { readStanding } from '../sql/teams.ts'
import { perform, type Acting, type Done } from './command.ts'

/** A body of a forum, and a member. */
export interface FocalPointAt {
  readonly forum: string
  readonly body: string
  readonly member: string
}

/** Names one. Whoever is one already stays it, and nothing is recorded twice. */
export async function nameFocalPoint(
  house: HouseBase,
  acting: Acting,
  { forum, body, member }: FocalPointAt,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    if ((await readStanding(act.tx, forum, member)) === null)
      return refuse('invalid', { field: 'member', detail: 'this forum has no such member.' })
    const named = await readFocalPoints(act.tx, body)
    if (named.includes(member)) return accept({ drafts: [], result: { id: member } })
    if (named.length >= FOCAL_POINTS_MAX)
      return refuse('invalid', { field: 'member', detail: `a body has at most ${FOCAL_POINTS_MAX} focal points.` })
    return accept({ drafts: [{ kind: 'focal_point_named', forum, gathering: null, body: { body, member } }], result: { id: member } })
  })
}
