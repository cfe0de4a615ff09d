/** Starts an item again that has begun before; it and all later ones are to come anew. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { restartItem } from '../../core/gatherings/clock.ts'
import type { Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import type { Acting, Done } from './command.ts'
import { moveClock, type ClockPress } from './move-clock.ts'

/** Starts an item again that has begun before; it and all later ones are to come anew. */
export async function restartGatheringItem(
  house: HouseBase,
  acting: Acting,
  press: ClockPress,
  item: string,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await moveClock(house, acting, press, (stand, now) => restartItem(stand, item, now))
}
