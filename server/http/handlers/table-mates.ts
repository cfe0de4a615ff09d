/** Handlers of table mates. */
import type { tableMateRoutes } from '../../../contract/table-mates.ts'
import { refuse } from '../../../core/words/outcome.ts'
import { giveFirstName } from '../../commands/give-first-name.ts'
import { viewTableMates } from '../../views/table-mates.ts'
import type { Handlers } from '../handler.ts'

export const tableMateHandlers: Handlers<keyof typeof tableMateRoutes> = {
  'GET /gatherings/:gathering/table-mates': async ({ house, gathering, caller }) =>
    caller.kind === 'seat' ? await viewTableMates(house, gathering, caller.seat.seat) : refuse('no_seat'),
  'PUT /gatherings/:gathering/first-name': async ({ house, gathering, caller, body }) =>
    caller.kind === 'seat' ? await giveFirstName(house, { id: caller.seat.seat, gathering }, body.firstName) : refuse('no_seat'),
}
