/** Ends the running programme item and starts the next. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { nextItem } from '../../core/gatherings/clock.ts'
import type { Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import type { Acting, Done } from './command.ts'
import { moveClock, type ClockPress } from './move-clock.ts'

/** Ends the running programme item and starts the next. */
export async function startNextItem(
  house: HouseBase,
  acting: Acting,
  press: ClockPress,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await moveClock(house, acting, press, nextItem)
}
