/** Hosts of tables: what they see in the first minutes of a round, and what they hand on from the round before. */
import Type, { type Static } from 'typebox'
import { RECAP_IDEAS_MAX } from '../core/ideas/recap.ts'
import { IdeaView } from './ideas.ts'
import { routes } from './route.ts'
import { GatheringParams, Id, Instant, Numbered, OrNull, Recorded } from './shapes.ts'

const RoundOfTable = Type.Object({ id: Id, number: Type.Integer() })
/** The card of a host. Whom nobody has heard is said to the host alone, and stands in no other answer. */
export const HostCard = Type.Object({
  table: Type.Object({ id: Id, number: Type.Integer() }),
  /** The round that runs; null outside a round. */
  round: OrNull(RoundOfTable),
  /** Until when the host speaks of the round before; null without a round, or without a round before it. */
  recapEndsAt: OrNull(Instant),
  /** The last round that is over, with what was said at this table in it. */
  before: OrNull(Type.Object({ round: RoundOfTable, ideas: Type.Array(IdeaView), handedOn: Type.Array(Type.Integer()) })),
  /** Who sits here in this round and has put nothing on the table yet, without the host. */
  unheard: Type.Array(Type.Object({ seat: Type.Integer(), stakeholderGroup: OrNull(Id) })),
  /** Present under the Chatham House Rule: nobody is told who has written, and what is handed on stands on no record. */
  isChathamHouse: Type.Optional(Type.Literal(true)),
  serverNow: Instant,
})
/** See the schema of the same name. */
export type HostCard = Static<typeof HostCard>
/** What was handed on at a table from a round, in the order in which the host chose it. */
export const RecapView = Type.Object({
  table: Id,
  tableNumber: Type.Integer(),
  round: Id,
  roundNumber: Type.Integer(),
  ideas: Type.Array(IdeaView),
  entry: Type.Integer(),
})
/** See the schema of the same name. */
export type RecapView = Static<typeof RecapView>

/** Routes of hosts. */
export const hostRoutes = routes({
  'GET /gatherings/:gathering/host-card': {
    summary: 'What the host of a table sees; refused to everybody else',
    policy: { who: 'seat' },
    params: GatheringParams,
    answer: HostCard,
    refusals: ['no_seat', 'not_host', 'not_found'],
  },
  'PUT /gatherings/:gathering/recap': {
    summary: 'Hand on what matters of a round that is over, to the next people at this table; again to change it',
    policy: { who: 'seat' },
    params: GatheringParams,
    body: Type.Object(
      { round: Id, ideas: Type.Array(Numbered, { maxItems: RECAP_IDEAS_MAX, description: 'Numbers of ideas of this table and round' }) },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: ['no_seat', 'not_host', 'not_found', 'gathering_not_open', 'untold_here', 'round_not_over', 'invalid'],
  },
  'GET /gatherings/:gathering/recaps': {
    summary: 'What hosts handed on, by round and table',
    policy: { who: 'anyone' },
    params: GatheringParams,
    query: Type.Object({ table: Type.Optional(Id) }, { additionalProperties: false }),
    answer: Type.Object({ recaps: Type.Array(RecapView) }),
    refusals: ['not_found', 'invalid'],
  },
})
