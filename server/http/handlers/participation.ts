/** Handlers of who took part. */
import type { participationRoutes } from '../../../contract/participation.ts'
import { viewPublicParticipation } from '../../views/participation.ts'
import type { Handlers } from '../handler.ts'

export const participationHandlers: Handlers<keyof typeof participationRoutes> = {
  'GET /gatherings/:gathering/participation': async ({ house, gathering }) => await viewPublicParticipation(house.database.db, gathering),
}
