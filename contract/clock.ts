/** Moving the clock. Each move names in `If-Match` the clock that its mover saw; without it, whatever stands is moved. */
import Type from 'typebox'
import { ClockView, Rest } from './clock-view.ts'
import { MINUTES_AT_ONCE_MAX, WALK_MINUTES_MAX } from './limits.ts'
import { routes } from './route.ts'
import { GatheringParams, Id, Recorded } from './shapes.ts'

const stewards = { who: 'member', anyOf: ['administrator', 'convener', 'moderator'] } as const
const acts = ['not_found', 'not_signed_in', 'not_allowed', 'invalid', 'gathering_not_open', 'clock_moved'] as const
const clockActs = [...acts, 'clock_running', 'clock_not_running', 'programme_over'] as const

/** Routes of the clock. */
export const clockRoutes = routes({
  'POST /gatherings/:gathering/clock/start': {
    summary: 'Start the first item, or go on after a pause',
    policy: stewards,
    params: GatheringParams,
    answer: ClockView,
    refusals: [...clockActs],
  },
  'POST /gatherings/:gathering/clock/pause': {
    summary: 'Stop the clock where it is',
    policy: stewards,
    params: GatheringParams,
    answer: ClockView,
    refusals: [...clockActs],
  },
  'POST /gatherings/:gathering/clock/add-minute': {
    summary: 'One minute more for the running item',
    policy: stewards,
    params: GatheringParams,
    answer: ClockView,
    refusals: [...clockActs, 'time_is_up'],
  },
  'POST /gatherings/:gathering/clock/minutes': {
    summary: 'Minutes more for the running item, or less when negative; never below nothing from now',
    policy: stewards,
    params: GatheringParams,
    body: Type.Object(
      { minutes: Type.Integer({ minimum: -MINUTES_AT_ONCE_MAX, maximum: MINUTES_AT_ONCE_MAX }) },
      { additionalProperties: false },
    ),
    answer: ClockView,
    refusals: [...clockActs, 'time_is_up'],
  },
  'POST /gatherings/:gathering/clock/next': {
    summary: 'End the running item and start the next; after the last the programme is over',
    policy: stewards,
    params: GatheringParams,
    answer: ClockView,
    refusals: [...clockActs],
  },
  'POST /gatherings/:gathering/clock/back': {
    summary: 'Start an item again that has begun; it and all later ones are to come anew',
    policy: stewards,
    params: GatheringParams,
    body: Type.Object({ item: Id }, { additionalProperties: false }),
    answer: ClockView,
    refusals: [...acts, 'item_not_begun'],
  },
  'POST /gatherings/:gathering/clock/skip': {
    summary: 'Leave out an item that has not begun, or take it in again',
    policy: stewards,
    params: GatheringParams,
    body: Type.Object({ item: Id, isSkipped: Type.Boolean() }, { additionalProperties: false }),
    answer: ClockView,
    refusals: [...acts, 'item_begun'],
  },
  'PUT /gatherings/:gathering/clock/rest': {
    summary: 'Whether the rest of the programme moves with the clock or keeps its end',
    policy: stewards,
    params: GatheringParams,
    body: Type.Object({ rest: Rest }, { additionalProperties: false }),
    answer: ClockView,
    refusals: [...acts],
  },
  'PUT /gatherings/:gathering/clock/walk': {
    summary: 'Minutes at the beginning of a round in which people walk to their tables',
    policy: { who: 'member', anyOf: ['administrator', 'convener'] },
    params: GatheringParams,
    body: Type.Object({ minutes: Type.Integer({ minimum: 0, maximum: WALK_MINUTES_MAX }) }, { additionalProperties: false }),
    answer: Recorded,
    refusals: ['not_found', 'not_signed_in', 'not_allowed', 'invalid', 'gathering_not_editable'],
  },
  'POST /gatherings/:gathering/clock/undo': {
    summary: 'Take back the last move of the clock, exactly',
    policy: stewards,
    params: GatheringParams,
    answer: ClockView,
    refusals: [...acts, 'nothing_to_undo', 'changed_since'],
  },
})
