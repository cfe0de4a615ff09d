/** Weighings: prepared from ideas, themes or words of the convener, opened, rated in private, closed. */
import Type, { type Static } from 'typebox'
import { AUDIENCES, SHOWINGS } from '../core/weighing/settings.ts'
import { RegionalGroupView, StakeholderGroupView } from './forums.ts'
import {
  PARAGRAPH_CHARACTERS_MAX,
  RATINGS_AT_ONCE_MAX,
  SHARE_MAX,
  STATEMENT_CHARACTERS_MAX,
  STATEMENTS_AT_ONCE_MAX,
  STATEMENTS_MAX,
} from './limits.ts'
import { HidingReason } from './moderation.ts'
import { routes } from './route.ts'
import { ForumParams, Id, IdOrSlug, Instant, Language, Numbered, OneOf, OrNull, Recorded, Title, Words } from './shapes.ts'

/** Who may rate. */
export const Audience = OneOf(AUDIENCES)
/** When the sums are shown. */
export const Showing = OneOf(SHOWINGS)
/** Number of a statement within its weighing. */
export const StatementNumber = Type.Integer({ minimum: 1, maximum: STATEMENTS_MAX })
const State = OneOf(['draft', 'open', 'closed'])

/** A weighing as anybody may see it. */
export const WeighingView = Type.Object({
  id: Id,
  slug: Type.String(),
  name: Words,
  purpose: Words,
  state: State,
  forum: Id,
  /** The gathering it belongs to. */
  gathering: OrNull(Type.Object({ id: Id, slug: Type.String(), title: Words, isOpen: Type.Boolean() })),
  audience: Audience,
  showing: Showing,
  /** Statements that one person is asked for. */
  share: Type.Integer(),
  /** Whoever rates may write statements. */
  takesOwn: Type.Boolean(),
  /** Statements of the second round, 0 before it. */
  secondRound: Type.Integer(),
  opensAt: OrNull(Instant),
  closesAt: OrNull(Instant),
  openedAt: OrNull(Instant),
  closedAt: OrNull(Instant),
  code: OrNull(Type.String()),
  statements: Type.Integer(),
  raters: Type.Integer(),
  timeZone: Type.String(),
  /** What the newest entry about the ratings says; null before the first. */
  seal: OrNull(Type.Object({ digest: Type.String(), ratings: Type.Integer(), raters: Type.Integer(), at: Instant })),
  stakeholderGroups: Type.Array(StakeholderGroupView),
  regionalGroups: Type.Array(RegionalGroupView),
  serverNow: Instant,
})
/** See the schema of the same name. */
export type WeighingView = Static<typeof WeighingView>

/** A weighing in a list. */
export const WeighingLine = Type.Object({
  id: Id,
  slug: Type.String(),
  name: Words,
  state: State,
  gathering: OrNull(Id),
  statements: Type.Integer(),
  closesAt: OrNull(Instant),
  closedAt: OrNull(Instant),
})
/** See the schema of the same name. */
export type WeighingLine = Static<typeof WeighingLine>

/** A statement. */
export const StatementView = Type.Object({
  number: StatementNumber,
  /** Null when the words were erased or hidden. */
  text: Words,
  language: OrNull(Type.String()),
  source: OneOf(['idea', 'theme', 'seed', 'own']),
  /** Number of the statement with which it counts as one. */
  mergedInto: OrNull(Type.Integer()),
  /** Why its words are hidden; null while they are shown. */
  hidden: OrNull(HidingReason),
  /** Numbers of the ideas it stands for. */
  ideas: Type.Array(Type.Integer()),
  /** Theme that it stands under or was made of. */
  theme: OrNull(Type.Object({ letter: Type.String(), title: Words, question: Type.Integer() })),
})
/** See the schema of the same name. */
export type StatementView = Static<typeof StatementView>

/** One rating: 1 agree, 0 pass, -1 disagree. */
export const RatingValue = Type.Union([Type.Literal(1), Type.Literal(0), Type.Literal(-1)])
/** A rating of one's own. */
export const OwnRating = Type.Object({ statement: StatementNumber, rating: RatingValue, isImportant: Type.Boolean() })
/** See the schema of the same name. */
export type OwnRating = Static<typeof OwnRating>

/** What somebody who rates is given: the next statements, and everything they have rated. */
export const ShareView = Type.Object({
  /** The next ones, in order; empty when there is nothing left, or the weighing is not open. */
  next: Type.Array(StatementView),
  /** One's own ratings with their statements, oldest first. */
  rated: Type.Array(Type.Object({ statement: StatementView, rating: RatingValue, isImportant: Type.Boolean() })),
  share: Type.Integer(),
  /** Statements that could still be rated, those in `next` included. */
  left: Type.Integer(),
  state: State,
  stakeholderGroup: OrNull(Id),
  takesOwn: Type.Boolean(),
  isSecondRound: Type.Boolean(),
  /** Statements that one wrote, newest first. */
  own: Type.Array(StatementView),
})
/** See the schema of the same name. */
export type ShareView = Static<typeof ShareView>

/** Progress of one stakeholder group; null for those who named none. Where fewer than five take part, nothing but their number is told. */
export const GroupProgress = Type.Object({ group: OrNull(Id), raters: Type.Integer(), ratings: OrNull(Type.Integer()) })
/** What the desk of a weighing shows besides the weighing itself. */
export const WeighingDesk = Type.Object({
  groups: Type.Array(GroupProgress),
  ratings: Type.Integer(),
  /** Fewest and most ratings that a statement has so far. */
  fewest: Type.Integer(),
  most: Type.Integer(),
  /** Statements with as many ratings as the knee of the curve asks for. */
  enough: Type.Integer(),
  ratingsEnough: Type.Integer(),
  /** Numbers of statements that say nearly the same, most alike first. */
  near: Type.Array(Type.Array(StatementNumber)),
  reported: Type.Array(
    Type.Object({ number: StatementNumber, text: Words, reasons: Type.Array(HidingReason), hidden: OrNull(HidingReason) }),
  ),
})
/** See the schema of the same name. */
export type WeighingDesk = Static<typeof WeighingDesk>

const conveners = { who: 'member', anyOf: ['administrator', 'convener'] } as const
const moderators = { who: 'member', anyOf: ['administrator', 'convener', 'moderator'] } as const
const WeighingParams = Type.Object({ weighing: IdOrSlug })
const StatementParams = Type.Object({ weighing: IdOrSlug, number: StatementNumber })
const named = [
  'not_found',
  'not_signed_in',
  'not_allowed',
  'invalid',
  'text_empty',
  'text_too_long',
  'idempotency_key_missing',
  'key_reused',
] as const
const moves = ['not_found', 'not_signed_in', 'not_allowed'] as const

/** Routes of weighings. */
export const weighingRoutes = routes({
  'POST /forums/:forum/weighings': {
    summary: 'Prepare a weighing, of a gathering or of the forum',
    policy: conveners,
    params: ForumParams,
    status: 201,
    isIdempotent: true,
    body: Type.Object(
      {
        name: Title,
        purpose: Type.String({ description: `What the weighing is for, in one sentence; 1 to ${PARAGRAPH_CHARACTERS_MAX} characters` }),
        gathering: Type.Optional(OrNull(IdOrSlug)),
        audience: Audience,
        showing: Showing,
        share: Type.Optional(Type.Integer({ minimum: 1, maximum: SHARE_MAX })),
        takesOwn: Type.Optional(Type.Boolean()),
        opensAt: Type.Optional(OrNull(Instant)),
        closesAt: Type.Optional(OrNull(Instant)),
      },
      { additionalProperties: false },
    ),
    answer: Type.Object({ id: Id, slug: Type.String(), entry: Type.Integer() }),
    refusals: named,
  },
  'GET /forums/:forum/weighings': {
    summary: 'Weighings of a forum, newest first; those being prepared are shown to conveners alone',
    policy: { who: 'anyone' },
    params: ForumParams,
    answer: Type.Object({ weighings: Type.Array(WeighingLine) }),
    refusals: ['not_found'],
  },
  'GET /weighings/:weighing': {
    summary: 'A weighing: purpose, who may rate, when, and who sees what',
    policy: { who: 'anyone' },
    params: WeighingParams,
    answer: WeighingView,
    refusals: ['not_found'],
  },
  'GET /weighings/:weighing/statements': {
    summary: 'Every statement of a weighing',
    policy: { who: 'anyone' },
    params: WeighingParams,
    answer: Type.Object({ statements: Type.Array(StatementView) }),
    refusals: ['not_found'],
  },
  'POST /weighings/:weighing/statements': {
    summary: 'Take ideas and themes of the gathering as statements, or write some. What was taken already is passed over',
    policy: conveners,
    params: WeighingParams,
    status: 201,
    isIdempotent: true,
    body: Type.Object(
      {
        /** Numbers of ideas; those that count as one become one statement. */
        ideas: Type.Optional(Type.Array(Numbered, { maxItems: STATEMENTS_AT_ONCE_MAX })),
        /** Themes; the statement is the title. */
        themes: Type.Optional(Type.Array(Id, { maxItems: STATEMENTS_AT_ONCE_MAX })),
        seeds: Type.Optional(
          Type.Array(Type.String({ description: `1 to ${STATEMENT_CHARACTERS_MAX} characters` }), { maxItems: STATEMENTS_AT_ONCE_MAX }),
        ),
      },
      { additionalProperties: false },
    ),
    answer: Type.Object({ id: Id, taken: Type.Array(StatementNumber), entry: Type.Integer() }),
    refusals: [...named, 'too_many_statements', 'weighing_over'],
  },
  'POST /weighings/:weighing/open': {
    summary: 'Open a weighing; it gets its code',
    policy: conveners,
    params: WeighingParams,
    answer: Type.Object({ id: Id, code: Type.String(), entry: Type.Integer() }),
    refusals: [...moves, 'weighing_open_already', 'weighing_over', 'no_statements'],
  },
  'POST /weighings/:weighing/close': {
    summary: 'Close a weighing. The digest of all ratings goes on record',
    policy: conveners,
    params: WeighingParams,
    answer: Recorded,
    refusals: [...moves, 'weighing_not_open'],
  },
  'POST /weighings/:weighing/reopen': {
    summary: 'Open a closed weighing again; both digests stay on record',
    policy: conveners,
    params: WeighingParams,
    answer: Recorded,
    refusals: [...moves, 'weighing_not_closed'],
  },
  'POST /weighings/:weighing/raters': {
    summary: 'Take part in an open weighing without an account. The token comes back once and is set as a cookie',
    policy: { who: 'anyone' },
    params: WeighingParams,
    status: 201,
    isIdempotent: true,
    isKeySecret: true,
    body: Type.Object(
      { stakeholderGroup: Type.Optional(OrNull(Id)), regionalGroup: Type.Optional(OrNull(Id)) },
      { additionalProperties: false },
    ),
    answer: Type.Object({ token: Type.String(), entry: Type.Integer() }),
    refusals: ['not_found', 'weighing_not_open', 'not_for_anyone', 'invalid', 'idempotency_key_missing', 'key_guessable', 'key_reused'],
  },
  'GET /weighings/:weighing/share': {
    summary: 'The next statements for you, and what you have rated. Nobody else is shown it',
    policy: { who: 'rater' },
    params: WeighingParams,
    answer: ShareView,
    refusals: ['no_rater', 'not_found'],
  },
  'PUT /weighings/:weighing/ratings': {
    summary: 'Rate statements. One rating for each person and statement: sent again it changes, and what was rated later wins',
    policy: { who: 'rater' },
    params: WeighingParams,
    body: Type.Object(
      {
        ratings: Type.Array(
          Type.Object(
            {
              statement: StatementNumber,
              rating: RatingValue,
              isImportant: Type.Boolean(),
              /** When it was pressed, for ratings that waited on a phone without network. */
              ratedAt: Type.Optional(Instant),
            },
            { additionalProperties: false },
          ),
          { minItems: 1, maxItems: RATINGS_AT_ONCE_MAX },
        ),
      },
      { additionalProperties: false },
    ),
    answer: Type.Object({ kept: Type.Integer() }),
    refusals: ['no_rater', 'not_found', 'weighing_not_open', 'statement_unknown', 'invalid', 'house_busy'],
  },
  'POST /weighings/:weighing/own-statements': {
    summary: 'Write a statement of your own. Others are shown it at once; it can be reported and hidden',
    policy: { who: 'rater' },
    params: WeighingParams,
    status: 201,
    isIdempotent: true,
    body: Type.Object(
      { text: Type.String({ description: `1 to ${STATEMENT_CHARACTERS_MAX} characters` }), language: Type.Optional(Language) },
      { additionalProperties: false },
    ),
    answer: Type.Object({ number: StatementNumber, entry: Type.Integer() }),
    refusals: [
      'no_rater',
      'not_found',
      'weighing_not_open',
      'takes_no_own',
      'own_enough',
      'too_many_statements',
      'text_empty',
      'text_too_long',
      'invalid',
      'idempotency_key_missing',
      'key_reused',
    ],
  },
  'POST /weighings/:weighing/statements/:number/reports': {
    summary: 'Report a statement to those who moderate. From one person once for each statement',
    policy: { who: 'rater' },
    params: StatementParams,
    status: 201,
    body: Type.Object({ reason: HidingReason }, { additionalProperties: false }),
    answer: Recorded,
    refusals: ['no_rater', 'not_found', 'weighing_not_open', 'changed_since', 'too_many_reports', 'invalid'],
  },
  'POST /weighings/:weighing/statements/:number/keep': {
    summary: 'The reports were looked at; the statement stays',
    policy: moderators,
    params: StatementParams,
    answer: Recorded,
    refusals: moves,
  },
  'POST /weighings/:weighing/statements/:number/hide': {
    summary: 'Hide a statement with a reason that becomes public. Its number and its ratings stay',
    policy: moderators,
    params: StatementParams,
    body: Type.Object({ reason: HidingReason }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...moves, 'changed_since', 'invalid'],
  },
  'POST /weighings/:weighing/statements/:number/restore': {
    summary: 'Show a hidden statement again',
    policy: moderators,
    params: StatementParams,
    answer: Recorded,
    refusals: [...moves, 'changed_since'],
  },
  'POST /weighings/:weighing/merges': {
    summary: 'Let statements that say the same count as one with `into`. Every wording stays, and it can be taken back',
    policy: conveners,
    params: WeighingParams,
    body: Type.Object(
      { into: StatementNumber, statements: Type.Array(StatementNumber, { minItems: 1, maxItems: STATEMENTS_AT_ONCE_MAX }) },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: [...moves, 'weighing_over', 'statement_unknown', 'changed_since', 'invalid'],
  },
  'POST /weighings/:weighing/merges/part': {
    summary: 'Let merged statements stand by themselves again',
    policy: conveners,
    params: WeighingParams,
    body: Type.Object(
      { statements: Type.Array(StatementNumber, { minItems: 1, maxItems: STATEMENTS_AT_ONCE_MAX }) },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: [...moves, 'weighing_over', 'nothing_to_undo', 'invalid'],
  },
  'POST /weighings/:weighing/second-round': {
    summary: 'Start the second round: the best two fifths of the statements so far come before the others',
    policy: conveners,
    params: WeighingParams,
    answer: Type.Object({ id: Id, statements: Type.Array(StatementNumber), entry: Type.Integer() }),
    refusals: [...moves, 'weighing_not_open', 'rated_too_little'],
  },
  'GET /weighings/:weighing/desk': {
    summary: 'For those who prepare and moderate: progress by stakeholder group, near-duplicates, reported and hidden statements. No sums',
    policy: moderators,
    params: WeighingParams,
    answer: WeighingDesk,
    refusals: moves,
  },
})
