/** Handlers of the plan of seats. */
import type { seatingRoutes } from '../../../contract/seating.ts'
import { refuse } from '../../../core/words/outcome.ts'
import { closeTable } from '../../commands/close-table.ts'
import { leaveSeat } from '../../commands/leave-seat.ts'
import { moveSeat } from '../../commands/move-seat.ts'
import { nameHost } from '../../commands/name-host.ts'
import { openTable } from '../../commands/open-table.ts'
import { planSeating } from '../../commands/plan-seating.ts'
import { returnSeat } from '../../commands/return-seat.ts'
import { setSeatingWishes } from '../../commands/set-seating-wishes.ts'
import { undoSeatingChange } from '../../commands/undo-seating-change.ts'
import { readSeat } from '../../sql/seats.ts'
import { viewReasons, viewSeating } from '../../views/seating.ts'
import type { Handlers } from '../handler.ts'

export const seatingHandlers: Handlers<keyof typeof seatingRoutes> = {
  'GET /gatherings/:gathering/seating': async ({ house, gathering }) => await viewSeating(house, gathering),
  'POST /gatherings/:gathering/seating/plan': async ({ house, gathering, body, actor }) =>
    await planSeating(house, { actor }, { gathering, seconds: body.seconds, seed: body.seed }),
  'POST /gatherings/:gathering/seating/undo': async ({ house, gathering, body, actor }) =>
    await undoSeatingChange(house, { actor }, gathering, body.entry),
  'PUT /gatherings/:gathering/seating/wishes': async ({ house, gathering, body, actor }) =>
    await setSeatingWishes(house, { actor }, gathering, body),
  'POST /gatherings/:gathering/seating/moves': async ({ house, gathering, body, actor }) =>
    await moveSeat(house, { actor }, gathering, { ...body, swapWith: body.swapWith ?? null }),
  'POST /gatherings/:gathering/tables/:table/close': async ({ house, gathering, params, actor }) =>
    await closeTable(house, { actor }, gathering, params.table),
  'POST /gatherings/:gathering/tables/:table/open': async ({ house, gathering, params, actor }) =>
    await openTable(house, { actor }, gathering, params.table),
  'PUT /gatherings/:gathering/tables/:table/host': async ({ house, gathering, params, body, actor }) =>
    await nameHost(house, { actor }, { gathering, table: params.table, seat: body.seat, isOffer: false }),
  'POST /gatherings/:gathering/tables/:table/host/offer': async ({ house, gathering, params, caller, actor }) => {
    const seat = caller.kind === 'seat' ? await readSeat(house.database.db, caller.seat.seat) : undefined
    if (seat === undefined) return refuse('no_seat')
    return await nameHost(house, { actor }, { gathering, table: params.table, seat: seat.number, isOffer: true })
  },
  'POST /gatherings/:gathering/seats/:number/leave': async ({ house, gathering, params, actor }) =>
    await leaveSeat(house, { actor }, gathering, params.number),
  'POST /gatherings/:gathering/seats/:number/return': async ({ house, gathering, params, actor }) =>
    await returnSeat(house, { actor }, gathering, params.number),
  'POST /gatherings/:gathering/seat/leave': async ({ house, gathering, caller, actor }) => {
    const seat = caller.kind === 'seat' ? await readSeat(house.database.db, caller.seat.seat) : undefined
    return seat === undefined ? refuse('no_seat') : await leaveSeat(house, { actor }, gathering, seat.number)
  },
  'POST /gatherings/:gathering/seat/return': async ({ house, gathering, caller, actor }) => {
    const seat = caller.kind === 'seat' ? await readSeat(house.database.db, caller.seat.seat) : undefined
    return seat === undefined ? refuse('no_seat') : await returnSeat(house, { actor }, gathering, seat.number)
  },
  'GET /gatherings/:gathering/seat/reasons': async ({ house, gathering, caller }) =>
    caller.kind === 'seat' ? await viewReasons(house, gathering, caller.seat.seat) : refuse('no_seat'),
}
