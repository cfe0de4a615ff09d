/** The plan of seats: who sits where in every round, how well it mixes the room, and every change of it. */
import Type, { type Static } from 'typebox'
import { SEATING_PAIRS_MAX, SEATING_SECONDS_MAX } from './limits.ts'
import { routes } from './route.ts'
import { EntryNumber, GatheringParams, Id, IdOrSlug, Instant, Language, Modality, Numbered, OneOf, OrNull, Recorded } from './shapes.ts'

/** Two seats by their numbers. */
export const SeatPair = Type.Tuple([Numbered, Numbered])

/** A seat as the plan shows it: a number and the groups that its participant declared; never a name. */
export const PlannedSeat = Type.Object({
  id: Id,
  number: Type.Integer(),
  stakeholderGroup: OrNull(Id),
  regionalGroup: OrNull(Id),
  modality: Modality,
  /** What they said they speak; empty when they said nothing. */
  languages: Type.Array(Language),
  hasLeft: Type.Boolean(),
})
/** See the schema of the same name. */
export type PlannedSeat = Static<typeof PlannedSeat>

/** A table of the plan; from the round `closedFrom` on nobody sits at it. */
export const PlannedTable = Type.Object({
  id: Id,
  number: Type.Integer(),
  modality: Modality,
  capacity: Type.Integer(),
  languages: Type.Array(Language),
  closedFrom: OrNull(Id),
  hostSeat: OrNull(Type.Integer()),
})
/** See the schema of the same name. */
export type PlannedTable = Static<typeof PlannedTable>

/** A round of the plan: numbers of the seats at each table, tables in the order of `tables`. */
export const PlannedRound = Type.Object({
  id: Id,
  number: Type.Integer(),
  state: OneOf(['over', 'running', 'to_come']),
  seatsAt: Type.Array(Type.Array(Type.Integer())),
})
/** See the schema of the same name. */
export type PlannedRound = Static<typeof PlannedRound>

/**
 * How well the plan mixes. `repeats`: meetings of a pair after its first; `balance`: squared distance of all tables from the
 * mix of the whole room, 0 a perfect mirror, beside the least that is possible with these numbers.
 */
export const SeatingFigures = Type.Object({
  repeats: Type.Integer(),
  repeatsAtLeast: Type.Integer(),
  pairsMet: Type.Integer(),
  meetings: Type.Integer(),
  stakeholder: Type.Object({ value: Type.Number(), atLeast: Type.Number() }),
  regional: Type.Object({ value: Type.Number(), atLeast: Type.Number() }),
  /** People whom one person meets, the least and the most over all seats. */
  metByOne: Type.Object({ least: Type.Integer(), most: Type.Integer() }),
})
/** See the schema of the same name. */
export type SeatingFigures = Static<typeof SeatingFigures>

/** One change of the plan. Only a change that still fits can be taken back. */
export const SeatingChange = Type.Object({
  entry: Type.Integer(),
  at: Instant,
  kind: OneOf([
    'seating_planned',
    'seat_moved',
    'seat_left',
    'seat_returned',
    'table_closed',
    'table_opened',
    'seating_wishes_set',
    'seating_change_undone',
  ]),
  by: OneOf(['member', 'seat', 'house']),
  moves: Type.Integer(),
  seat: OrNull(Type.Integer()),
  table: OrNull(Type.Integer()),
  undoes: OrNull(Type.Integer()),
  isUndone: Type.Boolean(),
  isUndoable: Type.Boolean(),
})
/** See the schema of the same name. */
export type SeatingChange = Static<typeof SeatingChange>

/** The plan whole. */
export const SeatingView = Type.Object({
  gathering: Id,
  seats: Type.Array(PlannedSeat),
  tables: Type.Array(PlannedTable),
  rounds: Type.Array(PlannedRound),
  /** Of the rounds as they stand; null while nobody has a seat. */
  figures: OrNull(SeatingFigures),
  /** What languages leave over in the rounds to come: seats without a table, tables that nobody speaks at, tables whose host speaks none of their languages. */
  misfits: Type.Object({ seats: Type.Array(Type.Integer()), tables: Type.Array(Id), hosts: Type.Array(Id) }),
  wishes: Type.Object({ together: Type.Array(SeatPair), apart: Type.Array(SeatPair) }),
  changes: Type.Array(SeatingChange),
  version: Type.Integer(),
})
/** See the schema of the same name. */
export type SeatingView = Static<typeof SeatingView>

/** Why a seat is where it is: whom it meets, and what bound the plan. */
export const SeatReasons = Type.Object({
  /** One line for each round, in order. */
  rounds: Type.Array(
    Type.Object({
      round: Id,
      number: Type.Integer(),
      table: OrNull(Type.Integer()),
      newPeople: Type.Integer(),
      metBefore: Type.Integer(),
      /** Stakeholder groups at the table, with how many of each; null for none said. */
      tableId: OrNull(Id),
      groups: Type.Array(Type.Object({ group: OrNull(Id), people: Type.Integer() })),
      /** Whether somebody hosts the table. */
      hasHost: Type.Boolean(),
    }),
  ),
  newPeople: Type.Integer(),
  metTwice: Type.Integer(),
  isHost: Type.Boolean(),
  isOnline: Type.Boolean(),
  hasWishes: Type.Boolean(),
  keepsLanguage: Type.Boolean(),
  /** Languages that the seat may say it speaks; empty where nothing is asked. */
  languages: Type.Array(Language),
})
/** See the schema of the same name. */
export type SeatReasons = Static<typeof SeatReasons>

const stewards = { who: 'member', anyOf: ['administrator', 'convener', 'moderator'] } as const
const TableParams = Type.Object({ gathering: IdOrSlug, table: Id })
const SeatParams = Type.Object({ gathering: IdOrSlug, number: Numbered })
const acts = ['not_found', 'not_signed_in', 'not_allowed', 'gathering_not_open', 'invalid', 'changed_since'] as const

/** Routes of the plan of seats. */
export const seatingRoutes = routes({
  'GET /gatherings/:gathering/seating': {
    summary: 'The plan of seats with its figures and changes',
    policy: stewards,
    params: GatheringParams,
    answer: SeatingView,
    refusals: ['not_found', 'not_signed_in', 'not_allowed'],
  },
  'POST /gatherings/:gathering/seating/plan': {
    summary: 'Plan the rounds to come for everybody: rounds that began stay as they are',
    policy: stewards,
    params: GatheringParams,
    body: Type.Object(
      {
        /** Seconds the planner may take at most. */ seconds: Type.Optional(Type.Number({ minimum: 0.1, maximum: SEATING_SECONDS_MAX })),
        seed: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647 })),
      },
      { additionalProperties: false },
    ),
    answer: Type.Object({ entry: Type.Integer(), moves: Type.Integer() }),
    refusals: [...acts, 'nothing_to_plan', 'seating_impossible'],
  },
  'POST /gatherings/:gathering/seating/undo': {
    summary: 'Take back one change of the plan, exactly',
    policy: stewards,
    params: GatheringParams,
    body: Type.Object({ entry: EntryNumber }, { additionalProperties: false }),
    answer: Type.Object({ entry: Type.Integer() }),
    refusals: [...acts, 'nothing_to_undo'],
  },
  'PUT /gatherings/:gathering/seating/wishes': {
    summary: 'Pairs of seats that sit together or apart; the next plan follows them',
    policy: stewards,
    params: GatheringParams,
    body: Type.Object(
      {
        together: Type.Array(SeatPair, { maxItems: SEATING_PAIRS_MAX }),
        apart: Type.Array(SeatPair, { maxItems: SEATING_PAIRS_MAX }),
      },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: [...acts, 'seating_impossible'],
  },
  'POST /gatherings/:gathering/seating/moves': {
    summary: 'Move one seat to another table in one round; with `swapWith` that seat takes its place',
    policy: stewards,
    params: GatheringParams,
    body: Type.Object({ seat: Numbered, round: Id, table: Id, swapWith: Type.Optional(OrNull(Numbered)) }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...acts, 'table_full'],
  },
  'POST /gatherings/:gathering/tables/:table/close': {
    summary: 'A table is lost from the running round on: its people get other tables with few changed seats',
    policy: stewards,
    params: TableParams,
    answer: Type.Object({ id: Id, entry: Type.Integer(), moves: Type.Integer() }),
    refusals: [...acts, 'seating_impossible', 'nothing_to_plan'],
  },
  'POST /gatherings/:gathering/tables/:table/open': {
    summary: 'A lost table is back for rounds to come',
    policy: stewards,
    params: TableParams,
    answer: Type.Object({ id: Id, entry: Type.Integer(), moves: Type.Integer() }),
    refusals: [...acts],
  },
  'PUT /gatherings/:gathering/tables/:table/host': {
    summary: 'Name the host of a table by the number of a seat, or nobody; the next plan keeps hosts at their tables',
    policy: stewards,
    params: TableParams,
    body: Type.Object({ seat: OrNull(Numbered) }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...acts],
  },
  'POST /gatherings/:gathering/tables/:table/host/offer': {
    summary: 'Offer to host a table that has no host',
    policy: { who: 'seat' },
    params: TableParams,
    answer: Recorded,
    refusals: ['not_found', 'no_seat', 'gathering_not_open', 'invalid', 'changed_since'],
  },
  'POST /gatherings/:gathering/seats/:number/leave': {
    summary: 'Somebody has left: their place in rounds to come is free',
    policy: stewards,
    params: SeatParams,
    answer: Recorded,
    refusals: [...acts],
  },
  'POST /gatherings/:gathering/seats/:number/return': {
    summary: 'Somebody who left is back and gets a table for the rounds to come',
    policy: stewards,
    params: SeatParams,
    answer: Recorded,
    refusals: [...acts, 'gathering_full'],
  },
  'POST /gatherings/:gathering/seat/leave': {
    summary: 'Leave your seat; it stays yours, and you may come back',
    policy: { who: 'seat' },
    params: GatheringParams,
    answer: Recorded,
    refusals: ['not_found', 'no_seat', 'gathering_not_open', 'changed_since'],
  },
  'POST /gatherings/:gathering/seat/return': {
    summary: 'Come back to your seat',
    policy: { who: 'seat' },
    params: GatheringParams,
    answer: Recorded,
    refusals: ['not_found', 'no_seat', 'gathering_not_open', 'changed_since', 'gathering_full'],
  },
  'GET /gatherings/:gathering/seat/reasons': {
    summary: 'Why your seat is where it is',
    policy: { who: 'seat' },
    params: GatheringParams,
    answer: SeatReasons,
    refusals: ['not_found', 'no_seat'],
  },
})
