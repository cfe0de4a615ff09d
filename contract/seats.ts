/** Seats: what somebody sees who comes with a code, and the seat that they take without an account. */
import Type, { type Static } from 'typebox'
import { GENDERS } from '../core/people/gender.ts'
import { RegionalGroupView, StakeholderGroupView } from './forums.ts'
import { GatheringSummary } from './gatherings.ts'
import { FIRST_NAME_CHARACTERS_MAX, LANGUAGES_MAX } from './limits.ts'
import { routes } from './route.ts'
import { GatheringParams, Id, Instant, Language, Modality, OneOf, OrNull, Words } from './shapes.ts'

/** What somebody sees who comes with a code. */
export const JoinView = Type.Object({
  gathering: GatheringSummary,
  /** Whether its clock has been started, early or late: what runs is worth more than what was planned. */
  isUnderWay: Type.Boolean(),
  forumName: Words,
  code: Type.String(),
  stakeholderGroups: Type.Array(StakeholderGroupView),
  regionalGroups: Type.Array(RegionalGroupView),
  /** Codes of the languages that somebody may say they speak; nobody has to. */
  languages: Type.Array(Language),
  /** Whether this forum asks for a gender; nobody has to say it. */
  asksGender: Type.Boolean(),
  freeSeats: Type.Object({ room: Type.Integer(), online: Type.Integer() }),
  serverNow: Instant,
})
/** See the schema of the same name. */
export type JoinView = Static<typeof JoinView>

/** Codes of languages that somebody speaks. */
const Languages = Type.Array(Language, { maxItems: LANGUAGES_MAX, uniqueItems: true })

/** A seat, with a table for every round. */
export const SeatView = Type.Object({
  id: Id,
  gathering: Id,
  slug: Type.String(),
  number: Type.Integer(),
  stakeholderGroup: OrNull(Id),
  regionalGroup: OrNull(Id),
  modality: Modality,
  takenAt: Instant,
  /** The plan of seats that `tables` are of: see `seatingVersion` of the gathering. */
  seatingVersion: Type.Integer(),
  hasLeft: Type.Boolean(),
  /** Languages that this seat said it speaks; empty: it said nothing, and may sit anywhere. */
  languages: Languages,
  /** One table for each round, in order; a round in which no table has a place for its languages is left out. */
  tables: Type.Array(Type.Object({ round: Id, roundNumber: Type.Integer(), table: Id, tableNumber: Type.Integer() })),
})
/** See the schema of the same name. */
export type SeatView = Static<typeof SeatView>

/** Routes of seats. */
export const seatRoutes = routes({
  'GET /join/:code': {
    summary: 'What somebody sees who comes with a code',
    policy: { who: 'anyone' },
    params: Type.Object({ code: Type.String({ maxLength: 12 }) }),
    answer: JoinView,
    refusals: ['code_unknown'],
  },
  'POST /join/:code/seats': {
    summary: 'Take a seat without an account. The token comes back once and is set as a cookie',
    policy: { who: 'anyone' },
    params: Type.Object({ code: Type.String({ maxLength: 12 }) }),
    status: 201,
    isIdempotent: true,
    isKeySecret: true,
    body: Type.Object(
      {
        stakeholderGroup: Type.Optional(OrNull(Id)),
        regionalGroup: Type.Optional(OrNull(Id)),
        modality: Modality,
        /** Languages that you speak, of those in the answer above; kept beside the record for the plan of seats alone. */
        languages: Type.Optional(Languages),
        /** Where the forum asks: kept beside the record for numbers that give nobody away, and taken away at any time. */
        gender: Type.Optional(OneOf(GENDERS)),
        /** For those at the same table alone; never part of the record, and taken away at any time. Not kept under the Chatham House Rule. */
        firstName: Type.Optional(Type.String({ description: `1 to ${FIRST_NAME_CHARACTERS_MAX} characters` })),
      },
      { additionalProperties: false },
    ),
    answer: Type.Object({ seat: SeatView, token: Type.String(), entry: Type.Integer() }),
    refusals: [
      'code_unknown',
      'gathering_full',
      'invalid',
      'text_empty',
      'text_too_long',
      'idempotency_key_missing',
      'key_guessable',
      'key_reused',
    ],
  },
  'GET /gatherings/:gathering/seat': {
    summary: 'Your seat',
    policy: { who: 'seat' },
    params: GatheringParams,
    answer: SeatView,
    refusals: ['no_seat', 'not_found'],
  },
  'PUT /gatherings/:gathering/seat/gender': {
    summary: 'Say your gender where the forum asks for it, or take it back (null). It is no part of the record',
    policy: { who: 'seat' },
    params: GatheringParams,
    body: Type.Object({ gender: OrNull(OneOf(GENDERS)) }, { additionalProperties: false }),
    answer: Type.Object({}),
    refusals: ['no_seat', 'not_found', 'invalid'],
  },
  'PUT /gatherings/:gathering/seat/languages': {
    summary:
      'Say which languages you speak, or take it back ([]). It is no part of the record; rounds to come in which you sit at a table of another language get another table',
    policy: { who: 'seat' },
    params: GatheringParams,
    body: Type.Object({ languages: Languages }, { additionalProperties: false }),
    answer: Type.Object({ id: Id, moves: Type.Integer() }),
    refusals: ['no_seat', 'not_found', 'gathering_not_open', 'invalid'],
  },
})
