/** Handlers of the results of weighings. */
import type { resultRoutes } from '../../../contract/results.ts'
import { viewResults } from '../../views/results.ts'
import type { Handlers } from '../handler.ts'

export const resultHandlers: Handlers<keyof typeof resultRoutes> = {
  'GET /weighings/:weighing/results': async ({ house, weighing, query }) => await viewResults(house, weighing, query.rule),
}
