/** Sets which pairs of seats the plan keeps together or apart: an interpreter and who needs one, two of one delegation. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { SeatPair } from '../../core/ledger/seating-kinds.ts'
import { accept, refuse, type Outcome, type Refusal } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import type { Wishes } from '../sql/seating.ts'
import { perform, type Acting, type Done } from './command.ts'
import { loadOpenSeating, placeOf, seatNumbered, type SeatingState } from './seating-state.ts'

/** Sets them whole. Refuses a seat that nobody took, a seat paired with itself, the same pair twice and pairs that contradict each other, by field. */
export async function setSeatingWishes(
  house: HouseBase,
  acting: Acting,
  gathering: string,
  asked: Wishes,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const loaded = await loadOpenSeating(act.tx, gathering)
    if (!loaded.ok) return loaded
    const seen = new Map<string, string>()
    for (const list of ['together', 'apart'] as const)
      for (const [at, pair] of asked[list].entries()) {
        const no = whyNot(loaded.value, pair, `${list}.${at}`, seen)
        if (no !== null) return no
      }
    const body = { together: asked.together.map(inOrder), apart: asked.apart.map(inOrder) }
    return accept({ drafts: [{ kind: 'seating_wishes_set', ...placeOf(loaded.value), body }], result: { id: gathering } })
  })
}

function whyNot(state: SeatingState, pair: SeatPair, field: string, seen: Map<string, string>): Refusal<RefusalCode> | null {
  const [a, b] = inOrder(pair)
  for (const number of pair) if (!seatNumbered(state, number).ok) return refuse('invalid', { field, detail: `nobody has seat ${number}.` })
  if (a === b) return refuse('invalid', { field, detail: `seat ${a} cannot be paired with itself.` })
  const before = seen.get(`${a}-${b}`)
  if (before !== undefined)
    return refuse('invalid', { field, detail: `seats ${a} and ${b} stand in ${before} already. Keep one of the two.` })
  seen.set(`${a}-${b}`, field)
  const modalityOf = (number: number): string | undefined => state.seats.find((seat) => seat.number === number)?.modality
  if (field.startsWith('together') && modalityOf(a) !== modalityOf(b))
    return refuse('invalid', { field, detail: `of seats ${a} and ${b} one is in the room and one online, so they cannot share a table.` })
  return null
}

function inOrder([a, b]: SeatPair): SeatPair {
  return a < b ? [a, b] : [b, a]
}
