/** Handlers of roads: what became of one idea, and the map of all. */
import type { roadRoutes } from '../../../contract/roads.ts'
import { findTrace, viewRoad, viewRoadMap, viewStandingIdeas } from '../../views/road.ts'
import { refuse } from '../../../core/words/outcome.ts'
import type { Handlers } from '../handler.ts'
import { receiptGuard } from '../receipt-guard.ts'

export const roadHandlers: Handlers<keyof typeof roadRoutes> = {
  'GET /gatherings/:gathering/ideas/:number/road': async ({ house, gathering, params }) => await viewRoad(house, gathering, params.number),
  'GET /traces/:id': async ({ house, params, request }) => {
    const now = house.now().getTime()
    const wait = receiptGuard.secondsToWait(request.ip, now)
    if (wait > 0) return refuse('too_many_requests', { seconds: wait })
    const found = await findTrace(house, params.id)
    if (!found.ok && found.code === 'receipt_unknown') receiptGuard.missed(request.ip, now)
    return found
  },
  'GET /gatherings/:gathering/map': async ({ house, gathering }) => await viewRoadMap(house, gathering),
  'GET /gatherings/:gathering/map/:step/:standing': async ({ house, gathering, params, query }) =>
    await viewStandingIdeas(house, gathering, {
      step: params.step,
      standing: params.standing,
      after: query.after ?? 0,
      limit: query.limit,
    }),
}
