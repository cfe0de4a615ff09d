/** What may be told of a gathering, and what comes after it. */
import Type from 'typebox'
import { routes } from './route.ts'
import { GatheringParams, Recorded } from './shapes.ts'

/** Routes of Chatham House mode. */
export const afterRoutes = routes({
  'PUT /gatherings/:gathering/chatham-house': {
    summary: 'Whether the Chatham House Rule holds: no words are joined to a seat, a table or a group. Only before the doors open',
    policy: { who: 'member', anyOf: ['administrator', 'convener'] },
    params: GatheringParams,
    body: Type.Object({ isOn: Type.Boolean() }, { additionalProperties: false }),
    answer: Recorded,
    refusals: ['not_found', 'not_signed_in', 'not_allowed', 'invalid', 'gathering_not_editable'],
  },
})
