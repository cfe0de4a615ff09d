/** A participant leaves: their places in rounds to come are free for others. The seat stays theirs, and so does what they said. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { changeSeat } from './change-seat.ts'
import type { Acting, Done } from './command.ts'
import { placeOf } from './seating-state.ts'

/** Leaves a seat by its number. Leaving twice is refused, so that nobody takes back the wrong change. */
export async function leaveSeat(
  house: HouseBase,
  acting: Acting,
  gathering: string,
  number: number,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await changeSeat(house, acting, { gathering, number }, (state, seat, after) => {
    if (seat.leftAt !== null) return refuse('changed_since', { what: `seat ${number} has left already` })
    for (const round of state.rounds) if (round.state !== 'over') after.get(round.id)?.delete(number)
    return accept((patch) => ({ kind: 'seat_left', ...placeOf(state), body: { id: seat.id, patch } }))
  })
}
