/** Teams that draft: formed for an issue, with seats for stakeholder groups and regions. Who holds a seat is public, and so is an empty one. */
import Type, { type Static } from 'typebox'
import { CHAIRS_MAX, FILLINGS, TEAM_SEATS_MAX } from '../core/drafts/team.ts'
import { ROLES } from '../core/people/role.ts'
import { VOCABULARY_MAX } from './limits.ts'
import { routes } from './route.ts'
import { ForumParams, Id, IdOrSlug, Instant, Numbered, OneOf, OrNull, Paragraph, Recorded, Title, Words } from './shapes.ts'

/** Who holds a seat, by name: whoever writes for others stands for it in public. */
export const HolderView = Type.Object({ id: Id, name: Words, organisation: Words })
/** A seat; `holder` null: it is free. */
export const TeamSeatView = Type.Object({
  number: Type.Integer(),
  stakeholderGroup: Id,
  regionalGroup: OrNull(Id),
  holder: OrNull(HolderView),
  isChair: Type.Boolean(),
  heldSince: OrNull(Instant),
  /** Why it was given to its holder, or why the last one left. */
  reason: Words,
  entry: Type.Integer(),
})
/** See the schema of the same name. */
export type TeamSeatView = Static<typeof TeamSeatView>
const IssueOfTeam = Type.Object({ id: Id, slug: Type.String(), title: Words })
/** Why a member would like a seat. `seat` is the one that they hold already. */
export const InterestView = Type.Object({
  id: Id,
  member: HolderView,
  stakeholderGroup: OrNull(Id),
  regionalGroup: OrNull(Id),
  text: Words,
  statedAt: Instant,
  seat: OrNull(Type.Integer()),
  entry: Type.Integer(),
})
/** See the schema of the same name. */
export type InterestView = Static<typeof InterestView>
/** A share as two whole numbers. */
const Share = Type.Array(Type.Integer({ minimum: 1, maximum: 100 }), { minItems: 2, maxItems: 2 })
const Quorum = { seats: Share, eachGroup: OrNull(Share), groups: Type.Integer({ minimum: 1, maximum: VOCABULARY_MAX }) }
/** A team in a list. */
export const TeamLine = Type.Object({
  id: Id,
  slug: Type.String(),
  name: Words,
  state: OneOf(['open', 'closed']),
  issue: IssueOfTeam,
  seats: Type.Integer(),
  held: Type.Integer(),
})
/** See the schema of the same name. */
export type TeamLine = Static<typeof TeamLine>
/** A team by itself. */
export const TeamView = Type.Object({
  id: Id,
  slug: Type.String(),
  name: Words,
  purpose: Words,
  state: OneOf(['open', 'closed']),
  issue: IssueOfTeam,
  filling: OneOf(FILLINGS),
  call: Type.Object({ opensAt: OrNull(Instant), closesAt: OrNull(Instant), isOpen: Type.Boolean() }),
  formedAt: Instant,
  seats: Type.Array(TeamSeatView),
  interests: Type.Array(InterestView),
  /** Why the co-chairs are those who they are. */
  chairsReason: Words,
  quorum: Type.Object({ ...Quorum, sentence: Type.String() }),
  entry: Type.Integer(),
})
/** See the schema of the same name. */
export type TeamView = Static<typeof TeamView>

const anyMember = { who: 'member', anyOf: ROLES } as const
const conveners = { who: 'member', anyOf: ['administrator', 'convener'] } as const
const TeamParams = Type.Object({ team: IdOrSlug })
const SeatParams = Type.Object({ team: IdOrSlug, number: Numbered })
const ofMember = ['not_found', 'not_signed_in', 'not_allowed'] as const
const ofWords = ['text_empty', 'text_too_long'] as const
const ofSeat = ['team_closed', 'team_seat_held', 'team_seat_one_each', 'team_seat_of_group', 'team_seat_of_region'] as const

/** Routes of teams. */
export const teamRoutes = routes({
  'GET /forums/:forum/teams': {
    summary: 'Teams of a forum, newest first, with how many of their seats are held',
    policy: { who: 'anyone' },
    params: ForumParams,
    answer: Type.Object({ teams: Type.Array(TeamLine) }),
    refusals: ['not_found'],
  },
  'POST /issues/:issue/teams': {
    summary: 'Form a team for an issue: its seats by stakeholder group and region, and the dates of the open call',
    policy: conveners,
    params: Type.Object({ issue: IdOrSlug }),
    status: 201,
    isIdempotent: true,
    body: Type.Object(
      {
        name: Title,
        purpose: Paragraph,
        filling: OneOf(FILLINGS),
        seats: Type.Array(
          Type.Object(
            {
              stakeholderGroup: Id,
              regionalGroup: Type.Optional(OrNull(Id)),
              count: Type.Integer({ minimum: 1, maximum: TEAM_SEATS_MAX }),
            },
            { additionalProperties: false },
          ),
          { minItems: 1, maxItems: VOCABULARY_MAX },
        ),
        quorum: Type.Optional(Type.Object(Quorum, { additionalProperties: false })),
        callOpensAt: Type.Optional(OrNull(Instant)),
        callClosesAt: Type.Optional(OrNull(Instant)),
      },
      { additionalProperties: false },
    ),
    answer: Type.Object({ id: Id, slug: Type.String(), entry: Type.Integer() }),
    refusals: [...ofMember, ...ofWords, 'invalid', 'idempotency_key_missing', 'key_reused'],
  },
  'GET /teams/:team': {
    summary: 'A team: its purpose, its call, and every seat with who holds it, the free ones too',
    policy: { who: 'anyone' },
    params: TeamParams,
    answer: TeamView,
    refusals: ['not_found'],
  },
  'POST /teams/:team/seats/:number/take': {
    summary: 'Sit down on a free seat of my group, where whoever comes first may',
    policy: anyMember,
    params: SeatParams,
    answer: Recorded,
    refusals: [...ofMember, ...ofSeat, 'team_seat_chosen'],
  },
  'POST /teams/:team/seats/:number/give': {
    summary: 'Give a free seat to a member of its group, with the reason why',
    policy: conveners,
    params: SeatParams,
    body: Type.Object({ member: Id, reason: Paragraph }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...ofMember, ...ofWords, ...ofSeat, 'invalid', 'team_interest_missing'],
  },
  'POST /teams/:team/seats/:number/free': {
    summary: 'Free a seat whose holder does not come any more, with the reason',
    policy: conveners,
    params: SeatParams,
    body: Type.Object({ reason: Paragraph }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...ofMember, ...ofWords, 'team_closed', 'team_seat_free'],
  },
  'POST /teams/:team/interests': {
    summary: 'State my interest in a seat, in public and under my name, while the call is open',
    policy: anyMember,
    params: TeamParams,
    status: 201,
    isIdempotent: true,
    body: Type.Object({ text: Paragraph }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [
      ...ofMember,
      ...ofWords,
      'invalid',
      'team_closed',
      'team_call_closed',
      'team_first_come',
      'team_interest_stated',
      'team_no_seat_for',
      'team_seat_one_each',
      'idempotency_key_missing',
      'key_reused',
    ],
  },
  'POST /teams/:team/interests/withdraw': {
    summary: 'Withdraw my statement of interest',
    policy: anyMember,
    params: TeamParams,
    answer: Recorded,
    refusals: [...ofMember],
  },
  'PUT /teams/:team/chairs': {
    summary: 'Name the co-chairs by their seats, with the reason. They come from different groups',
    policy: conveners,
    params: TeamParams,
    body: Type.Object(
      { seats: Type.Array(Numbered, { minItems: 1, maxItems: CHAIRS_MAX }), reason: Paragraph },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: [...ofMember, ...ofWords, 'invalid', 'team_closed', 'team_seat_free', 'team_chairs_of_one_group'],
  },
  'POST /teams/:team/leave': {
    summary: 'Leave my seat; it is free then',
    policy: { who: 'drafter' },
    params: TeamParams,
    body: Type.Object({ reason: Type.Optional(OrNull(Paragraph)) }, { additionalProperties: false }),
    answer: Recorded,
    refusals: ['not_found', 'not_signed_in', 'no_team_seat', ...ofWords, 'team_closed', 'team_seat_free'],
  },
})
