/** Drafts: texts in the making, of clauses; begun, typed together, kept as versions. What is not open to all is known to its team alone. */
import Type, { type Static } from 'typebox'
import { CLAUSE_KINDS } from '../core/drafts/clause.ts'
import { DRAFT_STATES } from '../core/drafts/draft-state.ts'
import { VERSION_REASON_CHARACTERS_MAX } from './limits.ts'
import { routes } from './route.ts'
import { ForumParams, Id, IdOrSlug, Instant, Language, Numbered, OneOf, OrNull, Title, Words } from './shapes.ts'

/** A clause of a text. */
export const ClauseView = Type.Object({
  /** Id for life, through every renumbering. */
  id: Id,
  kind: OneOf(CLAUSE_KINDS),
  /** How deep an operative clause stands: 0, 1 or 2. */
  depth: Type.Integer(),
  /** Its whole number: `PP2`, `3`, `3 bis`, `4(a)(ii)`. */
  label: Type.String(),
  text: Words,
})
/** See the schema of the same name. */
export type ClauseView = Static<typeof ClauseView>

/** A kept version in a list. */
export const VersionLine = Type.Object({
  number: Type.Integer(),
  reason: Words,
  /** SHA-256 of its clauses as they stand on record. */
  digest: Type.String(),
  clauses: Type.Integer(),
  keptAt: Instant,
  entry: Type.Integer(),
})
/** See the schema of the same name. */
export type VersionLine = Static<typeof VersionLine>

/** A draft in a list. */
export const DraftLine = Type.Object({
  id: Id,
  slug: Type.String(),
  title: Words,
  language: Type.String(),
  state: OneOf(DRAFT_STATES),
  isOpenToAll: Type.Boolean(),
  version: Type.Integer(),
  begunAt: Instant,
})
/** See the schema of the same name. */
export type DraftLine = Static<typeof DraftLine>

/** A draft as whoever may read it sees it. */
export const DraftView = Type.Object({
  ...DraftLine.properties,
  forum: Id,
  issue: OrNull(Type.Object({ id: Id, title: Words })),
  team: OrNull(Id),
  frozenVersion: OrNull(Type.Integer()),
  /** Whether the caller may write in it now. */
  mayWrite: Type.Boolean(),
  /** Who the caller is in the team; null for those who read along. */
  me: OrNull(Type.Object({ member: Id, name: Type.String(), group: Id })),
  /** The text as it is typed now; of a frozen one, the frozen version. */
  clauses: Type.Array(ClauseView),
  /** Numbers that a reading has fixed, by id of their clause: an editor numbers a text by them as the house does. */
  numbers: Type.Array(Type.Object({ id: Id, label: Type.String() })),
  /** Newest first. */
  versions: Type.Array(VersionLine),
  serverNow: Instant,
})
/** See the schema of the same name. */
export type DraftView = Static<typeof DraftView>

/** One kept version with its clauses. */
export const VersionView = Type.Object({ ...VersionLine.properties, texts: Type.Array(ClauseView) })
/** See the schema of the same name. */
export type VersionView = Static<typeof VersionView>

const conveners = { who: 'member', anyOf: ['administrator', 'convener'] } as const
const DraftParams = Type.Object({ draft: IdOrSlug })

/** Routes of drafts. */
export const draftRoutes = routes({
  'GET /forums/:forum/drafts': {
    summary: 'Drafts of a forum, newest change first: those open to all, and those of the teams of the caller',
    policy: { who: 'anyone' },
    params: ForumParams,
    answer: Type.Object({ drafts: Type.Array(DraftLine) }),
    refusals: ['not_found'],
  },
  'POST /forums/:forum/drafts': {
    summary: 'Begin a draft',
    policy: conveners,
    params: ForumParams,
    status: 201,
    isIdempotent: true,
    body: Type.Object(
      {
        title: Title,
        language: Language,
        issue: Type.Optional(OrNull(Id)),
        /** The team that writes it. */
        team: Id,
        isOpenToAll: Type.Boolean(),
      },
      { additionalProperties: false },
    ),
    answer: Type.Object({ id: Id, slug: Type.String(), entry: Type.Integer() }),
    refusals: [
      'not_found',
      'not_signed_in',
      'not_allowed',
      'invalid',
      'text_empty',
      'text_too_long',
      'idempotency_key_missing',
      'key_reused',
    ],
  },
  'GET /drafts/:draft': {
    summary: 'A draft: its text as it is typed now, and its kept versions',
    policy: { who: 'anyone' },
    params: DraftParams,
    answer: DraftView,
    refusals: ['not_found'],
  },
  'GET /drafts/:draft/versions/:number': {
    summary: 'One kept version with its clauses',
    policy: { who: 'anyone' },
    params: Type.Object({ draft: IdOrSlug, number: Numbered }),
    answer: VersionView,
    refusals: ['not_found'],
  },
  'POST /drafts/:draft/versions': {
    summary: 'Keep the text as it stands now as a version, on record',
    policy: { who: 'drafter' },
    params: DraftParams,
    status: 201,
    isIdempotent: true,
    body: Type.Object(
      { reason: Type.Optional(OrNull(Type.String({ description: `At most ${VERSION_REASON_CHARACTERS_MAX} characters` }))) },
      { additionalProperties: false },
    ),
    answer: Type.Object({ number: Type.Integer(), digest: Type.String(), entry: Type.Integer() }),
    refusals: [
      'not_found',
      'not_signed_in',
      'no_team_seat',
      'draft_frozen',
      'clause_twice',
      'text_without_clauses',
      'too_many_clauses',
      'nothing_changed',
      'text_too_long',
      'idempotency_key_missing',
      'key_reused',
    ],
  },
})
