/** Handlers of focal points. */
import type { focalPointRoutes } from '../../../contract/focal-points.ts'
import { accept } from '../../../core/words/outcome.ts'
import { nameFocalPoint } from '../../commands/name-focal-point.ts'
import { withdrawFocalPoint } from '../../commands/withdraw-focal-point.ts'
import { viewFocalPoints } from '../../views/focal-points.ts'
import { actingOf } from '../forum-of-call.ts'
import type { Handlers } from '../handler.ts'

export const focalPointHandlers: Handlers<keyof typeof focalPointRoutes> = {
  'GET /bodies/:body/focal-points': async ({ house, params }) => accept({ focalPoints: await viewFocalPoints(house, params.body) }),
  'PUT /bodies/:body/focal-points/:member': async (call) =>
    await nameFocalPoint(call.house, actingOf(call), { forum: call.forum, ...call.params }),
  'DELETE /bodies/:body/focal-points/:member': async (call) =>
    await withdrawFocalPoint(call.house, actingOf(call), { forum: call.forum, ...call.params }),
}
