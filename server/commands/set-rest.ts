/** Says whether the rest of the programme moves with the clock or keeps its end. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { setRest } from '../../core/gatherings/clock.ts'
import type { Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import type { Acting, Done } from './command.ts'
import { moveClock, type ClockPress } from './move-clock.ts'

/** Says whether the rest of the programme moves with the clock or keeps its end. */
export async function setGatheringRest(
  house: HouseBase,
  acting: Acting,
  press: ClockPress,
  rest: 'shift' | 'keep_end',
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await moveClock(house, acting, press, (stand) => setRest(stand, rest))
}
