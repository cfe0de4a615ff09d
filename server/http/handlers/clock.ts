/** Handlers of the clock. */
import type { Api } from '../../../contract/api.ts'
import type { clockRoutes } from '../../../contract/clock.ts'
import type { RefusalCode } from '../../../contract/refusals.ts'
import { accept, type Outcome } from '../../../core/words/outcome.ts'
import { addGatheringMinute } from '../../commands/add-minute.ts'
import { adjustGatheringClock } from '../../commands/adjust-clock.ts'
import type { ClockPress } from '../../commands/move-clock.ts'
import { startNextItem } from '../../commands/next-item.ts'
import { pauseGatheringClock } from '../../commands/pause-clock.ts'
import { restartGatheringItem } from '../../commands/restart-item.ts'
import { setGatheringRest } from '../../commands/set-rest.ts'
import { setWalk } from '../../commands/set-walk.ts'
import { skipGatheringItem } from '../../commands/skip-item.ts'
import { startGatheringClock } from '../../commands/start-clock.ts'
import { undoClockMove } from '../../commands/undo-clock-move.ts'
import type { House } from '../../house.ts'
import { keepPlanned } from '../../seating-keeper.ts'
import { readClock } from '../../sql/gatherings.ts'
import { clockOf } from '../../views/gathering.ts'
import type { Call, Handlers } from '../handler.ts'

type Moved = Outcome<{ readonly entry: number }, RefusalCode>

async function clockMoved(
  { house, actor, gathering, ifMatch }: Pick<Call<keyof Api>, 'house' | 'actor' | 'gathering' | 'ifMatch'>,
  act: (house: House, acting: { actor: string }, press: ClockPress) => Promise<Moved>,
) {
  const moved = await act(house, { actor }, { gathering, seen: ifMatch })
  // Nobody at the console waits for the plan of the rounds to come; what fails is tried again when the next round begins.
  if (moved.ok) void keepPlanned(house, gathering).catch(() => undefined)
  return moved.ok ? accept(clockOf(await readClock(house.database.db, gathering), house.now())) : moved
}

export const clockHandlers: Handlers<keyof typeof clockRoutes> = {
  'POST /gatherings/:gathering/clock/start': async (call) => await clockMoved(call, startGatheringClock),
  'POST /gatherings/:gathering/clock/pause': async (call) => await clockMoved(call, pauseGatheringClock),
  'POST /gatherings/:gathering/clock/add-minute': async (call) => await clockMoved(call, addGatheringMinute),
  'POST /gatherings/:gathering/clock/minutes': async (call) =>
    await clockMoved(call, (house, acting, press) => adjustGatheringClock(house, acting, press, call.body.minutes)),
  'POST /gatherings/:gathering/clock/next': async (call) => await clockMoved(call, startNextItem),
  'POST /gatherings/:gathering/clock/back': async (call) =>
    await clockMoved(call, (house, acting, press) => restartGatheringItem(house, acting, press, call.body.item)),
  'POST /gatherings/:gathering/clock/skip': async (call) =>
    await clockMoved(call, (house, acting, press) => skipGatheringItem(house, acting, press, call.body.item, call.body.isSkipped)),
  'PUT /gatherings/:gathering/clock/rest': async (call) =>
    await clockMoved(call, (house, acting, press) => setGatheringRest(house, acting, press, call.body.rest)),
  'PUT /gatherings/:gathering/clock/walk': async (call) =>
    await setWalk(call.house, { actor: call.actor }, call.gathering, call.body.minutes),
  'POST /gatherings/:gathering/clock/undo': async (call) => await clockMoved(call, undoClockMove),
}
