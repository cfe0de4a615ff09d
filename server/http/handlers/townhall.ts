/** Handlers of the town hall. */
import type { townhallRoutes } from '../../../contract/townhall.ts'
import { accept, refuse } from '../../../core/words/outcome.ts'
import { listIdea } from '../../commands/list-idea.ts'
import { unlistIdea } from '../../commands/unlist-idea.ts'
import { readGathering } from '../../sql/gatherings.ts'
import { viewLists } from '../../views/townhall.ts'
import { PREPARERS, type Handlers } from '../handler.ts'

export const townhallHandlers: Handlers<keyof typeof townhallRoutes> = {
  'GET /gatherings/:gathering/lists': async (call) => {
    const row = await readGathering(call.house.database.db, call.gathering)
    if (row?.state === 'draft' && !(await call.holds(PREPARERS))) return refuse('not_found', { what: 'gathering' })
    return accept(await viewLists(call.house, call.gathering))
  },
  'POST /gatherings/:gathering/lists': async ({ house, actor, gathering, body }) =>
    await listIdea(house, { actor }, { gathering, list: body.list, number: body.idea, other: body.with ?? null }),
  'DELETE /gatherings/:gathering/lists/:listed': async ({ house, actor, gathering, params }) =>
    await unlistIdea(house, { actor }, gathering, params.listed),
}
