/** Starts the first programme item, or goes on after a pause. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { startClock } from '../../core/gatherings/clock.ts'
import type { Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import type { Acting, Done } from './command.ts'
import { moveClock, type ClockPress } from './move-clock.ts'

/** Starts the first programme item, or goes on after a pause. */
export async function startGatheringClock(
  house: HouseBase,
  acting: Acting,
  press: ClockPress,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await moveClock(house, acting, press, startClock)
}
