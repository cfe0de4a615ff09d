/** Leaves out an item that has not begun, or takes it in again. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { skipItem } from '../../core/gatherings/clock.ts'
import type { Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import type { Acting, Done } from './command.ts'
import { moveClock, type ClockPress } from './move-clock.ts'

/** Leaves out an item that has not begun, or takes it in again. */
export async function skipGatheringItem(
  house: HouseBase,
  acting: Acting,
  press: ClockPress,
  item: string,
  isSkipped: boolean,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await moveClock(house, acting, press, (stand) => skipItem(stand, item, isSkipped))
}
