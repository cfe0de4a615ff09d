/** Where the groups of a team stand on the clauses of a draft, objections, estimates, minority statements, readings with their rounds of input, and the freeze. */
import Type, { type Static } from 'typebox'
import { DESIGNATIONS } from '../core/decisions/designation.ts'
import { OBJECTION_STATES } from '../core/decisions/register.ts'
import { DRAFT_STATES } from '../core/drafts/draft-state.ts'
import { OBJECTIONS_MAX, SETTLEMENTS } from '../core/drafts/objections.ts'
import { STANCES } from '../core/drafts/stances.ts'
import { GroupMark } from './forums.ts'
import { routes } from './route.ts'
import { Id, IdOrSlug, Instant, OneOf, OrNull, Paragraph, Recorded, Words } from './shapes.ts'

/** Which words of a clause somebody saw: sent back with what is said of it. */
export const SeenWords = Type.String({
  pattern: '^[0-9a-f]{64}$',
  description: 'SHA-256 of the words of the clause as you saw them, in hexadecimal',
})
/** What every page about a draft says at its head: which text, in which state, whose. */
export const DraftHead = {
  draft: Id,
  slug: Type.String(),
  title: Words,
  state: OneOf(DRAFT_STATES),
  forumName: Words,
  timeZone: Type.String(),
  /** The seat of the caller in this team. */
  own: OrNull(Type.Object({ seat: Type.Integer(), group: Id, isChair: Type.Boolean() })),
} as const
/** Where one group stands; see `core/drafts/stances.ts`. */
export const GroupStandingView = Type.Object({
  group: Id,
  stance: OneOf([...STANCES, 'unsaid', 'absent'] as const),
  earlier: OrNull(OneOf(STANCES)),
  held: Type.Integer(),
  heard: Type.Integer(),
  cannot: Type.Integer(),
})
/** See the schema of the same name. */
export type GroupStandingView = Static<typeof GroupStandingView>
/** The chairs' last estimate of a clause. */
export const ClauseEstimateView = Type.Object({
  number: Type.Integer(),
  designation: OneOf(DESIGNATIONS),
  isOfTheseWords: Type.Boolean(),
  /** Numbers of the objections that it lists. */
  reasons: Type.Array(Type.Integer()),
  note: Words,
  publishedAt: Instant,
  entry: Type.Integer(),
})
/** A clause as it stands now, and what is said of it. */
export const ClauseStandingView = Type.Object({
  clause: Id,
  label: Type.String(),
  kind: OneOf(['preamble', 'operative'] as const),
  text: Type.String(),
  /** Send it back as `seen` with what you say of the clause. */
  seen: SeenWords,
  groups: Type.Array(GroupStandingView),
  estimate: OrNull(ClauseEstimateView),
  isAgreed: Type.Boolean(),
  /** Objections that nobody has answered, and all that were raised. */
  open: Type.Integer(),
  objections: Type.Integer(),
  /** What the seat of the caller said; null for everybody else, and before it said anything. */
  own: OrNull(Type.Object({ stance: OneOf(STANCES), isOfTheseWords: Type.Boolean(), reason: Words })),
})
/** See the schema of the same name. */
export type ClauseStandingView = Static<typeof ClauseStandingView>
/** An objection of the register. */
export const ClauseObjectionView = Type.Object({
  id: Id,
  number: Type.Integer(),
  clause: Id,
  /** Number of the clause now; null when it has left the text. */
  label: OrNull(Type.String()),
  group: Id,
  isOwn: Type.Boolean(),
  reason: Words,
  /** Words of the clause that it speaks of. */
  of: Words,
  isOfTheseWords: Type.Boolean(),
  state: OneOf(OBJECTION_STATES),
  answer: Words,
  raisedAt: Instant,
  settledAt: OrNull(Instant),
  entry: Type.Integer(),
})
/** See the schema of the same name. */
export type ClauseObjectionView = Static<typeof ClauseObjectionView>
/** A minority statement: in the words of those who hold it, with the text for good. */
export const MinorityStatementView = Type.Object({
  id: Id,
  number: Type.Integer(),
  clause: OrNull(Id),
  label: OrNull(Type.String()),
  group: Id,
  isOwn: Type.Boolean(),
  text: Words,
  /** Words of the clause that it speaks of; null where it speaks of the whole text. */
  of: Words,
  isOfTheseWords: Type.Boolean(),
  addedAt: Instant,
  withdrawnAt: OrNull(Instant),
  entry: Type.Integer(),
})
/** See the schema of the same name. */
export type MinorityStatementView = Static<typeof MinorityStatementView>
/** All that is said of a draft, clause by clause. */
export const StandingView = Type.Object({
  ...DraftHead,
  /** Groups of the team in the order of their seats. */
  groups: Type.Array(
    Type.Object({ id: Id, name: Words, letter: Type.String(), mark: GroupMark, seats: Type.Integer(), held: Type.Integer() }),
  ),
  clauses: Type.Array(ClauseStandingView),
  objections: Type.Array(ClauseObjectionView),
  minority: Type.Array(MinorityStatementView),
})
/** See the schema of the same name. */
export type StandingView = Static<typeof StandingView>

const drafting = { who: 'drafter' } as const
const DraftParams = Type.Object({ draft: IdOrSlug })
const ClauseParams = Type.Object({ draft: IdOrSlug, clause: Id })
const ObjectionParams = Type.Object({ draft: IdOrSlug, objection: Id })
const speaking = ['not_found', 'not_signed_in', 'no_team_seat', 'draft_frozen', 'text_empty', 'text_too_long', 'invalid'] as const

/** Routes of stances, objections, estimates and minority statements. */
export const readingRoutes = routes({
  'GET /drafts/:draft/standing': {
    summary: 'Where the groups of the team stand on each clause as it reads now, with objections, estimates and minority statements',
    policy: { who: 'anyone' },
    params: DraftParams,
    answer: StandingView,
    refusals: ['not_found'],
  },
  'PUT /drafts/:draft/clauses/:clause/stance': {
    summary:
      'Say for your group whether it supports a clause, can live with it, or cannot; said again it replaces what your seat said before',
    policy: drafting,
    params: ClauseParams,
    body: Type.Object(
      { seen: SeenWords, stance: OneOf(STANCES), reason: Type.Optional(OrNull(Paragraph)) },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: [...speaking, 'clause_changed', 'reason_missing'],
  },
  'POST /drafts/:draft/objections/:objection/settle': {
    summary: 'Address an objection, as a chair: answered with a reason while the text stays, or accommodated in the text',
    policy: drafting,
    params: ObjectionParams,
    body: Type.Object({ state: OneOf(SETTLEMENTS), answer: Paragraph }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...speaking, 'not_chair', 'objection_settled'],
  },
  'POST /drafts/:draft/objections/:objection/withdraw': {
    summary: 'Withdraw an objection that your seat raised',
    policy: drafting,
    params: ObjectionParams,
    answer: Recorded,
    refusals: ['not_found', 'not_signed_in', 'no_team_seat', 'draft_frozen', 'objection_settled'],
  },
  'POST /drafts/:draft/clauses/:clause/estimates': {
    summary: 'Publish, as a chair, how far the team agrees on a clause; it lists every open reason against it',
    policy: drafting,
    params: ClauseParams,
    status: 201,
    isIdempotent: true,
    body: Type.Object(
      {
        seen: SeenWords,
        designation: OneOf(DESIGNATIONS),
        reasons: Type.Array(Id, { maxItems: OBJECTIONS_MAX }),
        note: Type.Optional(OrNull(Paragraph)),
      },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: [
      ...speaking,
      'idempotency_key_missing',
      'key_reused',
      'not_chair',
      'clause_changed',
      'reasons_unlisted',
      'estimate_contradicted',
    ],
  },
  'POST /drafts/:draft/minority-statements': {
    summary: 'Write a minority statement, on a clause or on the whole text. Nobody edits it; it stays with the text',
    policy: drafting,
    params: DraftParams,
    status: 201,
    isIdempotent: true,
    body: Type.Object({ clause: OrNull(Id), text: Paragraph }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...speaking, 'idempotency_key_missing', 'key_reused'],
  },
  'POST /drafts/:draft/minority-statements/:statement/withdraw': {
    summary: 'Withdraw a minority statement that you wrote; that it was there stays on record',
    policy: drafting,
    params: Type.Object({ draft: IdOrSlug, statement: Id }),
    answer: Recorded,
    refusals: ['not_found', 'not_signed_in', 'no_team_seat', 'draft_frozen', 'changed_since'],
  },
})
