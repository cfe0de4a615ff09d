/** Stops the clock where it is. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { pauseClock } from '../../core/gatherings/clock.ts'
import type { Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import type { Acting, Done } from './command.ts'
import { moveClock, type ClockPress } from './move-clock.ts'

/** Stops the clock where it is. */
export async function pauseGatheringClock(
  house: HouseBase,
  acting: Acting,
  press: ClockPress,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await moveClock(house, acting, press, pauseClock)
}
