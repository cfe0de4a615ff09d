/** Handlers of hosts of tables. */
import type { hostRoutes } from '../../../contract/hosts.ts'
import { accept, refuse } from '../../../core/words/outcome.ts'
import { handOnRecap } from '../../commands/hand-on-recap.ts'
import { readGathering } from '../../sql/gatherings.ts'
import { viewHostCard, viewRecaps } from '../../views/host-card.ts'
import { PREPARERS, type Handlers } from '../handler.ts'

export const hostHandlers: Handlers<keyof typeof hostRoutes> = {
  'GET /gatherings/:gathering/host-card': async ({ house, gathering, caller }) =>
    caller.kind === 'seat' ? await viewHostCard(house, gathering, caller.seat.seat) : refuse('no_seat'),
  'PUT /gatherings/:gathering/recap': async ({ house, gathering, caller, body, actor }) =>
    caller.kind === 'seat'
      ? await handOnRecap(house, { actor }, { gathering, seat: caller.seat.seat, round: body.round, numbers: body.ideas })
      : refuse('no_seat'),
  'GET /gatherings/:gathering/recaps': async (call) => {
    const row = await readGathering(call.house.database.db, call.gathering)
    if (row?.state === 'draft' && !(await call.holds(PREPARERS))) return refuse('not_found', { what: 'gathering' })
    return accept({ recaps: await viewRecaps(call.house, call.gathering, call.query.table) })
  },
}
