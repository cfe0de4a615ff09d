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
import { routes } from './route.ts'
import { ForumParams, Id, IdOrSlug, Instant, Numbered, OneOf, OrNull, Recorded, Title, Words } from './shapes.ts'

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
  source: OneOf(['idea', 'theme', 'seed']),
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
})
/** See the schema of the same name. */
export type ShareView = Static<typeof ShareView>

const conveners = { who: 'member', anyOf: ['administrator', 'convener'] } as const
const WeighingParams = Type.Object({ weighing: IdOrSlug })
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
})
