/** Handlers of what may be told of a gathering. */
import type { afterRoutes } from '../../../contract/after.ts'
import { setChathamHouse } from '../../commands/set-chatham-house.ts'
import type { Handlers } from '../handler.ts'

export const afterHandlers: Handlers<keyof typeof afterRoutes> = {
  'PUT /gatherings/:gathering/chatham-house': async ({ house, gathering, actor, body }) =>
    await setChathamHouse(house, { actor }, gathering, body.isOn),
}
