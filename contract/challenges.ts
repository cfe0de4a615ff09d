/** Challenges: a participant doubts an assumption in a question, the convener replies, and both stand on record. */
import Type, { type Static } from 'typebox'
import { CHALLENGE_CHARACTERS_MAX, REPLY_CHARACTERS_MAX } from './limits.ts'
import { ActingRole, HidingReason } from './moderation.ts'
import { routes } from './route.ts'
import { GatheringParams, Id, Instant, Language, OrNull, Recorded, Words } from './shapes.ts'

/** A challenge as anybody may see it: no name and no seat. The words are null while they are hidden, and when they were erased. */
export const ChallengeView = Type.Object({
  id: Id,
  number: Type.Integer(),
  question: Id,
  text: Words,
  stakeholderGroup: OrNull(Id),
  madeAt: Instant,
  reply: OrNull(Type.Object({ text: Words, role: ActingRole, at: Instant })),
  /** Why its words are hidden; absent while they are shown. */
  hidden: Type.Optional(HidingReason),
  /** Number of its ledger entry. */
  entry: Type.Integer(),
})
/** See the schema of the same name. */
export type ChallengeView = Static<typeof ChallengeView>

const { gathering } = GatheringParams.properties
const ChallengeParams = Type.Object({ gathering, challenge: Id })
const moderators = { who: 'member', anyOf: ['administrator', 'convener', 'moderator'] } as const
const acts = ['not_found', 'not_signed_in', 'not_allowed'] as const

/** Routes of challenges. */
export const challengeRoutes = routes({
  'GET /gatherings/:gathering/challenges': {
    summary: 'Challenges to the questions, with what the convener replied, in the order of their numbers',
    policy: { who: 'anyone' },
    params: GatheringParams,
    query: Type.Object({ question: Type.Optional(Id) }, { additionalProperties: false }),
    answer: Type.Object({ challenges: Type.Array(ChallengeView) }),
    refusals: ['not_found', 'invalid'],
  },
  'POST /gatherings/:gathering/questions/:question/challenges': {
    summary: 'Challenge a question: an assumption in it that you doubt',
    policy: { who: 'seat' },
    params: Type.Object({ gathering, question: Id }),
    status: 201,
    isIdempotent: true,
    body: Type.Object(
      { text: Type.String({ description: `1 to ${CHALLENGE_CHARACTERS_MAX} characters` }), language: Type.Optional(Language) },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: [
      'no_seat',
      'not_found',
      'gathering_not_open',
      'text_empty',
      'text_too_long',
      'too_many_challenges',
      'challenges_full',
      'idempotency_key_missing',
      'key_reused',
    ],
  },
  'PUT /gatherings/:gathering/challenges/:challenge/reply': {
    summary: 'Reply to a challenge; again to change the reply. Both stay on record',
    policy: { who: 'member', anyOf: ['administrator', 'convener'] },
    params: ChallengeParams,
    body: Type.Object({ text: Type.String({ description: `1 to ${REPLY_CHARACTERS_MAX} characters` }) }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...acts, 'text_empty', 'text_too_long'],
  },
  'POST /gatherings/:gathering/challenges/:challenge/hide': {
    summary: 'Hide the words of a challenge with a reason that becomes public. Its number and the reply stay',
    policy: moderators,
    params: ChallengeParams,
    body: Type.Object({ reason: HidingReason }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...acts, 'changed_since'],
  },
  'POST /gatherings/:gathering/challenges/:challenge/restore': {
    summary: 'Show the words of a hidden challenge again',
    policy: moderators,
    params: ChallengeParams,
    answer: Recorded,
    refusals: [...acts, 'changed_since'],
  },
})
