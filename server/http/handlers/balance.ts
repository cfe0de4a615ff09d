/** Handlers of balance. */
import type { balanceRoutes } from '../../../contract/balance.ts'
import { viewBalance } from '../../views/balance.ts'
import type { Handlers } from '../handler.ts'

export const balanceHandlers: Handlers<keyof typeof balanceRoutes> = {
  'GET /gatherings/:gathering/balance': async ({ house, gathering }) => await viewBalance(house, gathering),
}
