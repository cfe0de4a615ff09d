/** Somebody who left is back: a table for every round that is not over, as for a newcomer. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { seatNewcomer } from '../../core/gatherings/seat-newcomer.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { changeSeat } from './change-seat.ts'
import type { Acting, Done } from './command.ts'
import { fullness, openTables } from './open-tables.ts'
import { placeOf } from './seating-state.ts'

/** Takes a seat up again by its number. */
export async function returnSeat(
  house: HouseBase,
  acting: Acting,
  gathering: string,
  number: number,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await changeSeat(house, acting, { gathering, number }, (state, seat, after) => {
    const { id, leftAt, modality } = seat
    if (leftAt === null) return refuse('changed_since', { what: `seat ${number} is here` })
    const rounds = openTables(state, modality)
    const placed = seatNewcomer(
      { group: seat.stakeholderGroup, region: seat.regionalGroup, languages: seat.languages },
      rounds.map(({ tables }) => tables),
    )
    if (placed === null) return refuse('gathering_full', fullness(rounds, modality))
    for (const [at, { round }] of rounds.entries()) {
      const seats = after.get(round) ?? new Map<number, string>()
      after.set(round, seats)
      const table = placed[at]
      if (typeof table === 'string') seats.set(number, table)
    }
    return accept((patch) => ({ kind: 'seat_returned', ...placeOf(state), body: { id, leftAt, patch } }))
  })
}
