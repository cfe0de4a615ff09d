/** What clauses stand on: ideas, themes and statements that they cite, and what much of the room supported that no clause has taken up yet. */
import Type, { type Static } from 'typebox'
import { SOURCE_KINDS } from '../core/drafts/sources.ts'
import { RESULT_CLASSES } from '../core/weighing/result-classes.ts'
import { PAGE_MAX } from './limits.ts'
import { routes } from './route.ts'
import { Id, Instant, Numbered, OneOf, OrNull, Paragraph, Recorded, Words } from './shapes.ts'
import { OfDraft } from './text-diff.ts'

/** What came of a source where it was weighed. */
const ResultOfSource = Type.Object({
  weighing: Type.String({ description: 'short name of the weighing' }),
  statement: Type.Integer(),
  class: OneOf(RESULT_CLASSES),
  /** 0 to 1, every group counts alike. */
  balanced: OrNull(Type.Number()),
})
/** Something that a clause can stand on: an idea by its number, a theme by its letter, a statement by its number; with its words. */
const CitableBasics = {
  kind: OneOf(SOURCE_KINDS),
  idea: OrNull(Id),
  theme: OrNull(Id),
  weighing: OrNull(Id),
  /** Number of the idea or of the statement; null for a theme. */
  number: OrNull(Type.Integer()),
  /** Letter of the theme, with the number of its question before it, as in `3e`. */
  letter: OrNull(Type.String()),
  text: Words,
  /** Where it was said: short name of the gathering or of the weighing. */
  place: Type.String(),
  result: OrNull(ResultOfSource),
}
/** What a search finds. */
export const CitableView = Type.Object(CitableBasics)
/** See the schema of the same name. */
export type CitableView = Static<typeof CitableView>
/** A source that a clause cites. */
export const SourceView = Type.Object({
  ...CitableBasics,
  id: Id,
  clause: Id,
  citedAt: Instant,
  /** Why it is cited although the room was divided on it. */
  reason: Words,
  /** True where the room was divided, or did not want it, and no reason is given yet. */
  asksReason: Type.Boolean(),
  entry: Type.Integer(),
})
/** See the schema of the same name. */
export type SourceView = Static<typeof SourceView>
/** A statement with much balanced support. */
export const SupportedView = Type.Object({
  weighing: Id,
  weighingSlug: Type.String(),
  statement: Type.Integer(),
  text: Words,
  /** Numbers of the ideas it was made of. */
  ideas: Type.Array(Type.Integer()),
  class: OneOf(RESULT_CLASSES),
  balanced: OrNull(Type.Number()),
  /** Why the team leaves it out; null while nobody has said. */
  reason: Words,
})
/** See the schema of the same name. */
export type SupportedView = Static<typeof SupportedView>
/** Which source is meant. */
const SourceAsked = Type.Union([
  Type.Object({ kind: Type.Literal('idea'), idea: Id }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('theme'), theme: Id }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('statement'), weighing: Id, statement: Numbered }, { additionalProperties: false }),
])
/** See the schema of the same name. */
export type SourceAsked = Static<typeof SourceAsked>

const byDrafter = ['not_found', 'not_signed_in', 'no_team_seat', 'draft_frozen'] as const

/** Routes of sources. */
export const clauseSourceRoutes = routes({
  'GET /drafts/:draft/sources': {
    summary:
      'What every clause of a draft stands on, with what came of it in the weighings. A clause that is not named here stands on nothing yet',
    policy: { who: 'anyone' },
    params: OfDraft,
    answer: Type.Object({ sources: Type.Array(SourceView) }),
    refusals: ['not_found'],
  },
  'GET /drafts/:draft/citable': {
    summary: 'Ideas, themes and statements that a clause could cite, by number or by words',
    policy: { who: 'drafter' },
    params: OfDraft,
    query: Type.Object({ q: Type.Optional(Type.String({ maxLength: 100 })) }, { additionalProperties: false }),
    answer: Type.Object({ found: Type.Array(CitableView, { maxItems: PAGE_MAX }) }),
    refusals: ['not_found', 'not_signed_in', 'no_team_seat', 'invalid'],
  },
  'POST /drafts/:draft/clauses/:clause/sources': {
    summary: 'Let a clause cite an idea, a theme or a statement; with the reason where the room was divided on it',
    policy: { who: 'drafter' },
    params: Type.Object({ ...OfDraft.properties, clause: Id }),
    status: 201,
    isIdempotent: true,
    body: Type.Object({ source: SourceAsked, reason: Type.Optional(OrNull(Paragraph)) }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [
      ...byDrafter,
      'invalid',
      'text_empty',
      'text_too_long',
      'source_cited',
      'sources_full',
      'idempotency_key_missing',
      'key_reused',
    ],
  },
  'POST /drafts/:draft/sources/:source/withdraw': {
    summary: 'Take a citation back. Both stay on record',
    policy: { who: 'drafter' },
    params: Type.Object({ ...OfDraft.properties, source: Id }),
    answer: Recorded,
    refusals: byDrafter,
  },
  'GET /drafts/:draft/taken-up': {
    summary:
      'Statements with much balanced support: how many a clause has taken up, which are left out and why, and which are not taken up yet',
    policy: { who: 'anyone' },
    params: OfDraft,
    answer: Type.Object({
      taken: Type.Integer(),
      leftOut: Type.Array(SupportedView),
      notYet: Type.Array(SupportedView),
      /** Weighings that are counted here, and those whose results are not shown yet. */
      weighings: Type.Integer(),
      running: Type.Integer(),
    }),
    refusals: ['not_found'],
  },
  'POST /drafts/:draft/left-out': {
    summary: 'Say why a supported statement has no clause',
    policy: { who: 'drafter' },
    params: OfDraft,
    body: Type.Object({ weighing: Id, statement: Numbered, reason: Paragraph }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...byDrafter, 'invalid', 'text_empty', 'text_too_long'],
  },
})
