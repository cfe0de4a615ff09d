/** A steward moves one seat to another table in one round, or swaps two seats. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { speaksAt } from '../../core/gatherings/language-fit.ts'
import { patchBetween } from '../../core/gatherings/seating-change.ts'
import { accept, refuse, type Outcome, type Refusal } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import type { SeatFacts } from '../sql/seating.ts'
import { perform, type Acting, type Done } from './command.ts'
import { isClosedIn } from './open-tables.ts'
import { copyOf, loadOpenSeating, placeOf, seatNumbered, type PlanRound, type SeatingState } from './seating-state.ts'

/** What is moved; with `swapWith` that seat takes the place that becomes free. */
export interface SeatMove {
  readonly seat: number
  readonly round: string
  readonly table: string
  readonly swapWith: number | null
}

/** Moves a seat in a round that is not over. Refuses a table that is full, lost or of the other modality, and a swap with a seat that sits elsewhere by now. */
export async function moveSeat(
  house: HouseBase,
  acting: Acting,
  gathering: string,
  move: SeatMove,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const loaded = await loadOpenSeating(act.tx, gathering)
    if (!loaded.ok) return loaded
    const state = loaded.value
    const seat = seatNumbered(state, move.seat)
    if (!seat.ok) return seat
    const round = state.rounds.find(({ id }) => id === move.round)
    if (round === undefined) return refuse('not_found', { what: 'round' })
    const no = whyNot(state, seat.value, round, move)
    if (no !== null) return no
    const after = copyOf(state.seating)
    const seats = after.get(round.id) ?? new Map<number, string>()
    after.set(round.id, seats)
    const left = seats.get(move.seat)
    seats.set(move.seat, move.table)
    if (move.swapWith !== null && left !== undefined) seats.set(move.swapWith, left)
    return accept({
      drafts: [{ kind: 'seat_moved', ...placeOf(state), body: { patch: patchBetween(state.seating, after) } }],
      result: { id: seat.value.id },
    })
  })
}

function whyNot(state: SeatingState, seat: SeatFacts, round: PlanRound, move: SeatMove): Refusal<RefusalCode> | null {
  const table = state.tables.find(({ id }) => id === move.table)
  if (table === undefined) return refuse('not_found', { what: 'table' })
  if (round.state === 'over') return refuse('changed_since', { what: `round ${round.number} is over` })
  if (seat.leftAt !== null) return refuse('changed_since', { what: `seat ${seat.number} has left` })
  if (table.modality !== seat.modality)
    return refuse('invalid', {
      field: 'table',
      detail: `table ${table.number} is ${table.modality === 'room' ? 'in the room' : 'online'} and seat ${seat.number} is not.`,
    })
  const strange = strangerAt(state, seat, round, move)
  if (strange !== null) return strange
  if (isClosedIn(state, table.closed_from, round.id)) return refuse('changed_since', { what: `table ${table.number} is lost` })
  const seats = state.seating.get(round.id) ?? new Map<number, string>()
  if (seats.get(move.seat) === table.id) return refuse('changed_since', { what: `seat ${move.seat} sits at table ${table.number} already` })
  if (move.swapWith !== null)
    return seats.get(move.swapWith) === table.id && seats.has(move.seat)
      ? null
      : refuse('changed_since', { what: `seat ${move.swapWith} does not sit at table ${table.number}` })
  const people = [...seats.values()].filter((id) => id === table.id).length
  return people < table.capacity ? null : refuse('table_full', { table: table.number, round: round.number })
}

/** Nobody is moved to a table whose languages they do not speak, the one who swaps neither. */
function strangerAt(state: SeatingState, seat: SeatFacts, round: PlanRound, move: SeatMove): Refusal<RefusalCode> | null {
  const other = state.seats.find(({ number }) => number === move.swapWith)
  const going = [
    { who: seat, to: move.table },
    ...(other === undefined ? [] : [{ who: other, to: state.seating.get(round.id)?.get(seat.number) }]),
  ]
  for (const { who, to } of going) {
    const table = state.tables.find(({ id }) => id === to)
    if (table !== undefined && !speaksAt(who.languages, table.languages))
      return refuse('invalid', { field: 'table', detail: `seat ${who.number} speaks no language of table ${table.number}.` })
  }
  return null
}
