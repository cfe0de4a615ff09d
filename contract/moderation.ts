/** Moderation: ideas reported, hidden with a reason, appealed and restored; the public log of it. */
import Type, { type Static } from 'typebox'
import { HIDING_REASONS } from '../core/moderation/hiding.ts'
import { PHOTO_REASONS } from '../core/photos/publishing.ts'
import { APPEAL_CHARACTERS_MAX } from './limits.ts'
import { routes } from './route.ts'
import { GatheringParams, Id, Instant, Numbered, OneOf, OrNull, Recorded, Words } from './shapes.ts'

/** Why an idea is reported or hidden. */
export const HidingReason = OneOf(HIDING_REASONS)
/** In which role somebody acted. */
export const ActingRole = OneOf(['administrator', 'convener', 'moderator', 'rapporteur', 'member', 'operator', 'seat'])
/** See the schema of the same name. */
export type ActingRole = Static<typeof ActingRole>

/** One line of the public log: what was done to which idea or challenge, when, in which role and why; never the words. */
export const ModerationAct = Type.Object({
  entry: Type.Integer(),
  at: Instant,
  kind: OneOf(['idea_hidden', 'hiding_appealed', 'idea_restored', 'challenge_hidden', 'challenge_restored']),
  number: Type.Integer(),
  reason: OrNull(HidingReason),
  role: OrNull(ActingRole),
})
/** See the schema of the same name. */
export type ModerationAct = Static<typeof ModerationAct>
/** Why a photo is taken down, or asked to be. */
export const PhotoReason = OneOf(PHOTO_REASONS)
/** One line of the log about a photo: taken down with a reason, or shown again. */
export const PhotoAct = Type.Object({
  entry: Type.Integer(),
  at: Instant,
  kind: OneOf(['photo_taken_down', 'photo_restored']),
  number: Type.Integer(),
  reason: OrNull(PhotoReason),
  role: ActingRole,
})
/** See the schema of the same name. */
export type PhotoAct = Static<typeof PhotoAct>
/** One line of the log about a statement of a weighing: hidden with a reason, or shown again. */
export const StatementAct = Type.Object({
  entry: Type.Integer(),
  at: Instant,
  kind: OneOf(['statement_hidden', 'statement_restored']),
  number: Type.Integer(),
  /** Short name and name of the weighing. */
  weighing: Type.String(),
  weighingName: Words,
  reason: OrNull(HidingReason),
  role: ActingRole,
})
/** See the schema of the same name. */
export type StatementAct = Static<typeof StatementAct>
/** The log, newest first, and how many ideas are hidden now. */
export const ModerationLog = Type.Object({
  gatheringTitle: Words,
  slug: Type.String(),
  timeZone: Type.String(),
  hiddenNow: Type.Integer(),
  acts: Type.Array(ModerationAct),
  photoActs: Type.Array(PhotoAct),
  statementActs: Type.Array(StatementAct),
})
/** See the schema of the same name. */
export type ModerationLog = Static<typeof ModerationLog>

/** An idea that a moderator looks at, with its words: reported, hidden, or appealed against. */
export const QueuedIdea = Type.Object({
  idea: Id,
  number: Type.Integer(),
  tableNumber: OrNull(Type.Integer()),
  stakeholderGroup: OrNull(Id),
  text: Words,
  reports: Type.Array(Type.Object({ reason: HidingReason, reports: Type.Integer() })),
  hidden: OrNull(
    Type.Object({ reason: HidingReason, role: ActingRole, at: Instant, note: Words, appeal: Words, appealedAt: OrNull(Instant) }),
  ),
  since: Instant,
})
/** See the schema of the same name. */
export type QueuedIdea = Static<typeof QueuedIdea>

/** Roles that hide and restore. */
const moderators = { who: 'member', anyOf: ['administrator', 'convener', 'moderator'] } as const
const IdeaParams = Type.Object({ gathering: GatheringParams.properties.gathering, number: Numbered })
const acts = ['not_found', 'not_signed_in', 'not_allowed', 'changed_since'] as const

/** Routes of moderation. */
export const moderationRoutes = routes({
  'GET /gatherings/:gathering/moderation': {
    summary: 'The public log of what was hidden and restored, with reasons and without the words',
    policy: { who: 'anyone' },
    params: GatheringParams,
    answer: ModerationLog,
    refusals: ['not_found'],
  },
  'POST /gatherings/:gathering/ideas/:number/reports': {
    summary: 'Report an idea to the moderators. From one seat once for each idea',
    policy: { who: 'seat' },
    params: IdeaParams,
    status: 201,
    body: Type.Object({ reason: HidingReason }, { additionalProperties: false }),
    answer: Recorded,
    refusals: ['no_seat', 'not_found', 'changed_since', 'too_many_reports'],
  },
  'POST /gatherings/:gathering/ideas/:number/keep': {
    summary: 'The reports were looked at; the idea stays',
    policy: moderators,
    params: IdeaParams,
    answer: Recorded,
    refusals: acts,
  },
  'POST /gatherings/:gathering/ideas/:number/hide': {
    summary: 'Hide the words of an idea with a reason that becomes public. Its number, place and count stay',
    policy: moderators,
    params: IdeaParams,
    body: Type.Object(
      {
        reason: HidingReason,
        note: Type.Optional(Type.String({ description: `For the author, at most ${APPEAL_CHARACTERS_MAX} characters` })),
      },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: [...acts, 'text_empty', 'text_too_long', 'invalid'],
  },
  'POST /gatherings/:gathering/ideas/:number/restore': {
    summary: 'Show a hidden idea again, exactly as it stood',
    policy: moderators,
    params: IdeaParams,
    answer: Recorded,
    refusals: acts,
  },
  'POST /receipts/:receipt/appeal': {
    summary: 'Appeal against hiding an idea, as its author',
    policy: { who: 'anyone' },
    params: Type.Object({ receipt: Type.String({ maxLength: 40 }) }),
    body: Type.Object({ text: Type.String({ description: `1 to ${APPEAL_CHARACTERS_MAX} characters` }) }, { additionalProperties: false }),
    answer: Recorded,
    refusals: ['receipt_unknown', 'too_many_requests', 'changed_since', 'text_empty', 'text_too_long', 'invalid'],
  },
  'GET /receipts/:receipt/hiding': {
    summary: 'Why my idea is hidden, what the moderators wrote to me, and my appeal',
    policy: { who: 'anyone' },
    params: Type.Object({ receipt: Type.String({ maxLength: 40 }) }),
    answer: Type.Object({ hiding: OrNull(QueuedIdea) }),
    refusals: ['receipt_unknown', 'too_many_requests'],
  },
})
