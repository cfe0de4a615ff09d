/** Calls for help from a table: called with one of three reasons, taken by somebody, done. */
import Type, { type Static } from 'typebox'
import { HELP_REASONS } from '../core/moderation/hiding.ts'
import { ActingRole } from './moderation.ts'
import { routes } from './route.ts'
import { GatheringParams, Id, Instant, OneOf, Recorded } from './shapes.ts'

/** A call for help as the console and the table see it. */
export const HelpCall = Type.Object({
  id: Id,
  table: Id,
  tableNumber: Type.Integer(),
  reason: OneOf(HELP_REASONS),
  state: OneOf(['waiting', 'taken', 'done']),
  calledAt: Instant,
  movedAt: Instant,
  /** Who moved it last; `seat` is the table itself. */
  movedBy: ActingRole,
})
/** See the schema of the same name. */
export type HelpCall = Static<typeof HelpCall>

const stewards = { who: 'member', anyOf: ['administrator', 'convener', 'moderator', 'rapporteur'] } as const
const HelpParams = Type.Object({ gathering: GatheringParams.properties.gathering, help: Id })
const moves = ['not_found', 'not_signed_in', 'not_allowed', 'changed_since'] as const

/** Routes of help. */
export const helpRoutes = routes({
  'POST /gatherings/:gathering/help': {
    summary: 'Call for help at your table. One call waits for each table',
    policy: { who: 'seat' },
    params: GatheringParams,
    status: 201,
    body: Type.Object({ reason: OneOf(HELP_REASONS) }, { additionalProperties: false }),
    answer: Recorded,
    refusals: ['no_seat', 'not_found', 'gathering_not_open', 'changed_since'],
  },
  'POST /gatherings/:gathering/help/withdraw': {
    summary: 'Your table needs no help any more',
    policy: { who: 'seat' },
    params: GatheringParams,
    answer: Recorded,
    refusals: ['no_seat', 'not_found', 'gathering_not_open', 'changed_since'],
  },
  'POST /gatherings/:gathering/help/:help/take': {
    summary: 'On my way: take a call for help',
    policy: stewards,
    params: HelpParams,
    answer: Recorded,
    refusals: moves,
  },
  'POST /gatherings/:gathering/help/:help/done': {
    summary: 'The table is helped',
    policy: stewards,
    params: HelpParams,
    answer: Recorded,
    refusals: moves,
  },
  'POST /gatherings/:gathering/help/:help/reopen': {
    summary: 'Taken or ended by mistake: the call waits again',
    policy: stewards,
    params: HelpParams,
    answer: Recorded,
    refusals: moves,
  },
})
