/** Amendments to a kept version of a draft: new words for a range, who stands behind them, which collide, in which order they are taken, what became of them. */
import Type, { type Static } from 'typebox'
import { AMENDMENT_OUTCOMES, AMENDMENT_STATES } from '../core/drafts/amendment-state.ts'
import { ROLES } from '../core/people/role.ts'
import { routes } from './route.ts'
import { Id, Instant, Numbered, OneOf, OrNull, Paragraph, Recorded, Words } from './shapes.ts'
import { DiffRunView, OfDraft } from './text-diff.ts'

/** Who stands behind an amendment: an organisation, or a stakeholder group. */
export const SponsorView = Type.Object({ kind: OneOf(['organisation', 'group']), id: Id, name: Words, since: Instant })
/** See the schema of the same name. */
export type SponsorView = Static<typeof SponsorView>
/** An amendment in its place in the order. */
export const AmendmentView = Type.Object({
  id: Id,
  number: Type.Integer(),
  version: Type.Integer(),
  /** The clauses it touches, by id and by number in its version. */
  clauses: Type.Array(Type.Object({ id: Id, label: Type.String() })),
  /** The words of these clauses before and after, as a difference. */
  runs: Type.Array(DiffRunView),
  /** The words it asks for in place of the range; null: none. */
  text: Words,
  reason: Words,
  sponsors: Type.Array(SponsorView),
  isMine: Type.Boolean(),
  movedAt: Instant,
  state: OneOf(AMENDMENT_STATES),
  collides: Type.Array(
    Type.Object({ number: Type.Integer(), how: OneOf(['same_words', 'overlap', 'within', 'same_place']), state: OneOf(AMENDMENT_STATES) }),
  ),
  /** Why it is taken when it is, among the open ones; null for the others. */
  place: OrNull(
    Type.Object({
      reason: OneOf(['alone', 'furthest', 'nearer', 'earlier', 'later']),
      changed: Type.Integer(),
      of: Type.Integer(),
    }),
  ),
  settledReason: Words,
  /** The words that came into the text where they are others than it asked for. */
  settledText: Words,
  settledAt: OrNull(Instant),
  /** Of an open one: the words of its first clause as they would be today; null where a person has to write them. */
  today: OrNull(Type.String()),
  entry: Type.Integer(),
})
/** See the schema of the same name. */
export type AmendmentView = Static<typeof AmendmentView>

const anyMember = { who: 'member', anyOf: ROLES } as const
const AtAmendment = Type.Object({ ...OfDraft.properties, number: Numbered })
const Place = Type.Integer({ minimum: 0, maximum: 100_000 })
const byMember = ['not_found', 'not_signed_in', 'not_allowed', 'amendment_settled'] as const

/** Routes of amendments. */
export const amendmentRoutes = routes({
  'GET /drafts/:draft/amendments': {
    summary:
      'Amendments to a version (the newest one unless another is named): the open ones in the order in which they are taken, then the others',
    policy: { who: 'anyone' },
    params: OfDraft,
    query: Type.Object({ version: Type.Optional(Numbered) }, { additionalProperties: false }),
    answer: Type.Object({
      version: Type.Integer(),
      /** Versions that have amendments, and the newest. */
      versions: Type.Array(Type.Integer()),
      clauses: Type.Array(Type.Object({ id: Id, label: Type.String(), text: Type.String() })),
      amendments: Type.Array(AmendmentView),
    }),
    refusals: ['not_found', 'invalid'],
  },
  'POST /drafts/:draft/amendments': {
    summary:
      'Move an amendment: other words for a range of a kept version, in the name of your organisation or, without one, of your group',
    policy: anyMember,
    params: OfDraft,
    status: 201,
    isIdempotent: true,
    body: Type.Object(
      {
        version: Numbered,
        first: Id,
        from: Place,
        last: Id,
        to: Place,
        text: Type.Optional(OrNull(Type.String())),
        reason: Paragraph,
      },
      { additionalProperties: false },
    ),
    answer: Type.Object({ id: Id, number: Type.Integer(), entry: Type.Integer() }),
    refusals: [
      'not_found',
      'not_signed_in',
      'not_allowed',
      'draft_frozen',
      'range_unknown',
      'nothing_suggested',
      'no_sponsor',
      'amendments_full',
      'invalid',
      'text_empty',
      'text_too_long',
      'idempotency_key_missing',
      'key_reused',
    ],
  },
  'POST /drafts/:draft/amendments/:number/endorse': {
    summary: 'Stand behind an amendment in the name of your organisation or, without one, of your group. Said twice, it counts once',
    policy: anyMember,
    params: AtAmendment,
    answer: Type.Object({ id: Id, isNew: Type.Boolean(), entry: Type.Integer() }),
    refusals: [...byMember, 'no_sponsor'],
  },
  'POST /drafts/:draft/amendments/:number/withdraw': {
    summary: 'Withdraw my own amendment',
    policy: anyMember,
    params: AtAmendment,
    answer: Recorded,
    refusals: [...byMember, 'not_author'],
  },
  'POST /drafts/:draft/amendments/:number/settle': {
    summary:
      'Say what became of an amendment: adopted, adopted with a change, or not adopted and why. What is adopted comes into the text at once',
    policy: { who: 'drafter' },
    params: AtAmendment,
    body: Type.Object(
      {
        outcome: OneOf(AMENDMENT_OUTCOMES),
        /** With a change: the words of its first clause as they shall read, and as you have seen them. */
        text: Type.Optional(Type.String()),
        expected: Type.Optional(Type.String()),
        reason: Type.Optional(OrNull(Paragraph)),
      },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: [
      'not_found',
      'not_signed_in',
      'no_team_seat',
      'amendment_settled',
      'draft_frozen',
      'words_changed',
      'changed_since',
      'invalid',
      'text_empty',
      'text_too_long',
    ],
  },
})
