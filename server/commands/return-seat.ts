/** Somebody who left is back: a table for every round that is not over, as for a newcomer. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { patchBetween } from '../../core/gatherings/seating-change.ts'
import { seatNewcomer } from '../../core/gatherings/seat-newcomer.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { perform, type Acting, type Done } from './command.ts'
import { fullness, openTables } from './open-tables.ts'
import { copyOf, loadOpenSeating, placeOf, seatNumbered } from './seating-state.ts'

/** Takes a seat up again by its number. */
export async function returnSeat(
  house: HouseBase,
  acting: Acting,
  gathering: string,
  number: number,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const loaded = await loadOpenSeating(act.tx, gathering)
    if (!loaded.ok) return loaded
    const found = seatNumbered(loaded.value, number)
    if (!found.ok) return found
    const seat = found.value
    if (seat.leftAt === null) return refuse('changed_since', { what: `seat ${number} is here` })
    const rounds = openTables(loaded.value, seat.modality)
    const placed = seatNewcomer(
      { group: seat.stakeholderGroup, region: seat.regionalGroup, language: seat.language },
      rounds.map(({ tables }) => tables),
    )
    if (placed === null) return refuse('gathering_full', fullness(rounds, seat.modality))
    const after = copyOf(loaded.value.seating)
    for (const [at, { round }] of rounds.entries()) {
      const seats = after.get(round) ?? new Map<number, string>()
      after.set(round, seats)
      const table = placed[at]
      if (table !== undefined) seats.set(number, table)
    }
    return accept({
      drafts: [
        {
          kind: 'seat_returned',
          ...placeOf(loaded.value),
          body: { id: seat.id, leftAt: seat.leftAt, patch: patchBetween(loaded.value.seating, after) },
        },
      ],
      result: { id: seat.id },
    })
  })
}
