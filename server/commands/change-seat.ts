/** Changes one seat by its number: loads the plan, lets a rule decide what becomes of the seat in it, records that. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { patchBetween } from '../../core/gatherings/seating-change.ts'
import type { DraftOf } from '../../core/ledger/entry.ts'
import type { SeatingPatch } from '../../core/ledger/seating-kinds.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import type { SeatFacts } from '../sql/seating.ts'
import { perform, type Acting, type Done } from './command.ts'
import { copyOf, loadOpenSeating, seatNumbered, type SeatingState } from './seating-state.ts'

/** What a rule makes of a seat: it changes the copy of the plan, and gives the entry that tells of it. */
export type SeatRule = (
  state: SeatingState,
  seat: SeatFacts,
  after: Map<string, Map<number, string>>,
) => Outcome<(patch: SeatingPatch) => DraftOf<'seat_left' | 'seat_returned'>, RefusalCode>

/** Runs the rule. Refuses an unknown seat, doors that are closed, and what the rule refuses. */
export async function changeSeat(
  house: HouseBase,
  acting: Acting,
  asked: { readonly gathering: string; readonly number: number },
  rule: SeatRule,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const loaded = await loadOpenSeating(act.tx, asked.gathering)
    if (!loaded.ok) return loaded
    const found = seatNumbered(loaded.value, asked.number)
    if (!found.ok) return found
    const after = copyOf(loaded.value.seating)
    const told = rule(loaded.value, found.value, after)
    if (!told.ok) return told
    return accept({ drafts: [told.value(patchBetween(loaded.value.seating, after))], result: { id: found.value.id } })
  })
}
