/** Gives the running programme item some minutes more, or takes some away. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { adjustMinutes } from '../../core/gatherings/clock.ts'
import type { Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import type { Acting, Done } from './command.ts'
import { moveClock, type ClockPress } from './move-clock.ts'

/** Gives the running programme item some minutes more, or takes some away. */
export async function adjustGatheringClock(
  house: HouseBase,
  acting: Acting,
  press: ClockPress,
  minutes: number,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await moveClock(house, acting, press, (stand, now) => adjustMinutes(stand, minutes, now))
}
