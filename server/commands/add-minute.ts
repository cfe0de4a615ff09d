/** Gives the running programme item one minute more. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { addMinute } from '../../core/gatherings/clock.ts'
import type { Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import type { Acting, Done } from './command.ts'
import { moveClock, type ClockPress } from './move-clock.ts'

/** Gives the running programme item one minute more. */
export async function addGatheringMinute(
  house: HouseBase,
  acting: Acting,
  press: ClockPress,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await moveClock(house, acting, press, addMinute)
}
