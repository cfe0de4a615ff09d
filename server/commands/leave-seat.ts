/** A participant leaves: their places in rounds to come are free for others. The seat stays theirs, and so does what they said. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { patchBetween } from '../../core/gatherings/seating-change.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { keepSeatName } from '../sql/seat-names.ts'
import { perform, type Acting, type Done } from './command.ts'
import { copyOf, loadOpenSeating, placeOf, seatNumbered } from './seating-state.ts'

/** Leaves a seat by its number. Leaving twice is refused, so that nobody takes back the wrong change. */
export async function leaveSeat(
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
    if (found.value.leftAt !== null) return refuse('changed_since', { what: `seat ${number} has left already` })
    const after = copyOf(loaded.value.seating)
    for (const round of loaded.value.rounds) if (round.state !== 'over') after.get(round.id)?.delete(number)
    return accept({
      drafts: [
        {
          kind: 'seat_left',
          ...placeOf(loaded.value),
          body: { id: found.value.id, patch: patchBetween(loaded.value.seating, after) },
        },
      ],
      result: { id: found.value.id },
      alongside: async (tx) => await keepSeatName(tx, { id: found.value.id, gathering }, null),
    })
  })
}
