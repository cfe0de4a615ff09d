/** Messages of those who run a gathering to its tables, and what a phone hears at its table. */
import Type, { type Static } from 'typebox'
import { ChallengeView } from './challenges.ts'
import { HelpCall } from './help.ts'
import { MESSAGE_CHARACTERS_MAX, TABLES_MAX } from './limits.ts'
import { ActingRole, HidingReason } from './moderation.ts'
import { routes } from './route.ts'
import { GatheringParams, Id, Instant, Modality, OrNull, Recorded, Words } from './shapes.ts'

/** A message. Without tables it is for all, or for all in the room or online. */
export const MessageView = Type.Object({
  id: Id,
  text: Words,
  tables: OrNull(Type.Array(Id)),
  modality: OrNull(Modality),
  role: ActingRole,
  sentAt: Instant,
  isWithdrawn: Type.Boolean(),
})
/** See the schema of the same name. */
export type MessageView = Static<typeof MessageView>
/** What a phone shows of its table besides ideas: messages that stand, newest first, its call for help, and challenges to the question of the round, newest first. */
export const TableNews = Type.Object({
  messages: Type.Array(Type.Pick(MessageView, ['id', 'text', 'role', 'sentAt'])),
  help: OrNull(HelpCall),
  challenges: Type.Array(ChallengeView),
  /** What the host handed on from the round before the running one; null without such a round, and where nothing was handed on. */
  recap: OrNull(
    Type.Object({
      roundNumber: Type.Integer(),
      ideas: Type.Array(Type.Object({ number: Type.Integer(), text: Words, hidden: Type.Optional(HidingReason) })),
    }),
  ),
})
/** See the schema of the same name. */
export type TableNews = Static<typeof TableNews>

const senders = { who: 'member', anyOf: ['administrator', 'convener', 'moderator'] } as const

/** Routes of messages. */
export const messageRoutes = routes({
  'POST /gatherings/:gathering/messages': {
    summary: 'Send a message to tables: some, all, or all in the room or online. It becomes part of the record',
    policy: senders,
    params: GatheringParams,
    status: 201,
    isIdempotent: true,
    body: Type.Object(
      {
        text: Type.String({ description: `1 to ${MESSAGE_CHARACTERS_MAX} characters` }),
        tables: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: TABLES_MAX })),
        modality: Type.Optional(Modality),
      },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: [
      'not_found',
      'not_signed_in',
      'not_allowed',
      'gathering_not_open',
      'text_empty',
      'text_too_long',
      'invalid',
      'idempotency_key_missing',
    ],
  },
  'POST /gatherings/:gathering/messages/:message/withdraw': {
    summary: 'Take a message off the phones',
    policy: senders,
    params: Type.Object({ gathering: GatheringParams.properties.gathering, message: Id }),
    answer: Recorded,
    refusals: ['not_found', 'not_signed_in', 'not_allowed', 'changed_since'],
  },
  'GET /gatherings/:gathering/table-news': {
    summary: 'Messages, help and challenges of your table',
    policy: { who: 'seat' },
    params: GatheringParams,
    answer: TableNews,
    refusals: ['no_seat', 'not_found'],
  },
})
