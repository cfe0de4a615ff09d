/** The house itself: its first opening, its state, its outbox and its settings. */
import Type, { type Static } from 'typebox'
import { routes } from './route.ts'
import { Id, Instant, Nothing, OrNull, Paragraph, TimeZone, Title } from './shapes.ts'

/** What anybody may know of the house before signing in. */
export const HouseView = Type.Object({
  version: Type.String(),
  /** False until the first administrator has opened the forum. */
  isOpen: Type.Boolean(),
  forum: OrNull(Id),
  publicUrl: Type.String(),
  signIn: Type.Object({
    passkey: Type.Boolean(),
    oidc: OrNull(Type.String()),
    mail: Type.Union([Type.Literal('smtp'), Type.Literal('outbox')]),
  }),
})
export type HouseView = Static<typeof HouseView>

/** A letter of the house: when it was made, when it was sent (null: not yet) and what hindered it last. */
export const OutboxLetter = Type.Object({
  id: Id,
  to: Type.String(),
  subject: Type.String(),
  text: Type.String(),
  madeAt: Instant,
  sentAt: OrNull(Instant),
  attempts: Type.Integer(),
  lastTrouble: OrNull(Type.String()),
})
export type OutboxLetter = Static<typeof OutboxLetter>

/** A setting in force and what it means; secrets are shown as hidden. */
export const SettingView = Type.Object({ name: Type.String(), value: Type.String(), isDefault: Type.Boolean(), meaning: Type.String() })
export type SettingView = Static<typeof SettingView>

/** What a check of the whole ledger found, and how much it compared. */
export const VerifyReport = Type.Object({
  isWhole: Type.Boolean(),
  entries: Type.Integer(),
  headHash: Type.String(),
  /** Each line names one entry or one row of a table that is not as the ledger says. */
  findings: Type.Array(
    Type.Object({ entry: OrNull(Type.Integer()), table: OrNull(Type.String()), kind: Type.String(), sentence: Type.String() }),
  ),
  erasedWords: Type.Integer(),
  tablesCompared: Type.Integer(),
  rowsCompared: Type.Integer(),
})
export type VerifyReport = Static<typeof VerifyReport>

/** Routes of the house itself. */
export const houseRoutes = routes({
  'GET /house': { summary: 'State of the house, and how one can sign in', policy: { who: 'anyone' }, answer: HouseView, refusals: [] },
  'GET /house/now': {
    summary: 'The clock of the house in ms since 1970: a screen asks several times and takes the quickest answer',
    policy: { who: 'anyone' },
    answer: Type.Object({ serverNowMs: Type.Number() }),
    refusals: [],
  },
  'GET /house/setup/:token': {
    summary: 'Whether a first-start link still opens',
    policy: { who: 'anyone' },
    params: Type.Object({ token: Type.String({ maxLength: 100 }) }),
    answer: Nothing,
    refusals: ['setup_link_spent', 'house_already_open'],
  },
  'POST /house/open': {
    summary: 'Make the first administrator and the forum, with the one-time link of the terminal',
    policy: { who: 'anyone' },
    status: 201,
    body: Type.Object(
      {
        token: Type.String({ maxLength: 100 }),
        forumName: Title,
        purpose: Type.Optional(Paragraph),
        timeZone: TimeZone,
        name: Title,
        email: Type.String({ maxLength: 254 }),
      },
      { additionalProperties: false },
    ),
    /** `signInPath` is a path of this house that signs the administrator in once. */
    answer: Type.Object({ forum: Id, member: Id, signInPath: Type.String() }),
    refusals: ['setup_link_spent', 'house_already_open', 'invalid', 'text_empty', 'text_too_long'],
  },
  'GET /house/outbox': {
    summary: 'Letters of this house, newest first; shown here because no mail server may be set',
    policy: { who: 'member', anyOf: ['administrator'] },
    answer: Type.Object({ mail: Type.Union([Type.Literal('smtp'), Type.Literal('outbox')]), letters: Type.Array(OutboxLetter) }),
    refusals: ['not_signed_in', 'not_allowed'],
  },
  'GET /house/settings': {
    summary: 'Settings in force (secrets hidden) and the health of the house',
    policy: { who: 'member', anyOf: ['administrator'] },
    answer: Type.Object({
      settings: Type.Array(SettingView),
      health: Type.Array(Type.Object({ what: Type.String(), isWell: Type.Boolean(), sentence: Type.String() })),
    }),
    refusals: ['not_signed_in', 'not_allowed'],
  },
  'POST /house/verify': {
    summary: 'Check the whole ledger and that replaying it rebuilds the tables',
    policy: { who: 'member', anyOf: ['administrator'] },
    answer: VerifyReport,
    refusals: ['not_signed_in', 'not_allowed'],
  },
  'POST /house/demo': {
    summary: 'Load the demonstration café (once; later calls answer the same gathering)',
    policy: { who: 'member', anyOf: ['administrator', 'convener'] },
    status: 201,
    answer: Type.Object({ gathering: Id, slug: Type.String(), isNew: Type.Boolean() }),
    refusals: ['not_signed_in', 'not_allowed'],
  },
})
