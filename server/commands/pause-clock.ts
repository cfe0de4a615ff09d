/** Stops the clock of a gathering where it is. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { pauseClock } from '../../core/gatherings/clock.ts'
import type { Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import type { Acting, Done } from './command.ts'
import { moveClock } from './move-clock.ts'

/** Stops the clock of a gathering where it is. */
export async function pauseGatheringClock(
  house: HouseBase,
  acting: Acting,
  gathering: string,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await moveClock(house, acting, gathering, (clock, _items, now) => pauseClock(clock, now))
}
