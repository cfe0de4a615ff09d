/** Takes a seat in a gathering by its code, without an account, and finds its table for every round; the writing goes by the seat train. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { Outcome } from '../../core/words/outcome.ts'
import type { House } from '../house.ts'
import type { Newcomer, TakenSeat } from './seat-group.ts'

/** Takes a seat once per key. Refuses an unknown or closed code, an unknown group or region, and a full house. */
export async function takeSeat(house: Pick<House, 'arrivals'>, asked: Newcomer): Promise<Outcome<TakenSeat, RefusalCode>> {
  return await house.arrivals.board(asked)
}
