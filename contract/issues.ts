/** Issues on their road: what each is about, who is concerned, at which stage it stands, its charter and its list of steps. */
import Type, { type Static } from 'typebox'
import { LEVELS, POWER_NAMES, PROMISES, WHO } from '../core/forums/charter.ts'
import { EVIDENCE_MAX, STEPS_MAX } from '../core/forums/process-steps.ts'
import { STAGES } from '../core/forums/stages.ts'
import { routes } from './route.ts'
import { EntryNumber, ForumParams, Id, IdOrSlug, Instant, LocalDate, OneOf, OrNull, Paragraph, Recorded, Title, Words } from './shapes.ts'

/** Who made an entry: a member by name, or the pseudonym of whoever else. */
export const AuthorView = Type.Object({ actor: Type.String(), name: Words })
/** An issue in a list. */
export const IssueLine = Type.Object({
  id: Id,
  slug: Type.String(),
  title: Words,
  scope: Words,
  stage: OneOf(STAGES),
  /** Null: nobody is named. */
  body: OrNull(Type.Object({ id: Id, name: Words })),
  movedAt: OrNull(Instant),
})
/** See the schema of the same name. */
export type IssueLine = Static<typeof IssueLine>
/** A move from one stage to another, with its reason. */
export const MoveView = Type.Object({
  number: Type.Integer(),
  from: OneOf(STAGES),
  to: OneOf(STAGES),
  isBack: Type.Boolean(),
  leftOut: Type.Array(OneOf(STAGES)),
  reason: Words,
  movedAt: Instant,
  by: AuthorView,
  entry: Type.Integer(),
})
/** Somebody concerned, and why. */
export const PartyView = Type.Object({
  id: Id,
  party: OneOf(['group', 'organisation', 'body', 'other']),
  target: OrNull(Id),
  name: Words,
  why: Words,
  entry: Type.Integer(),
})
/** See the schema of the same name. */
export type PartyView = Static<typeof PartyView>
/** A line of the calendar of an issue: a date of its own, or one of what belongs to it. */
export const IssueDateView = Type.Object({
  /** Null for a date that comes from elsewhere. */
  id: OrNull(Id),
  date: LocalDate,
  kind: OneOf(['own', 'gathering', 'weighing_opens', 'weighing_closes', 'call_opens', 'call_closes']),
  label: Words,
  path: OrNull(Type.String()),
})
/** See the schema of the same name. */
export type IssueDateView = Static<typeof IssueDateView>
const Grant = Type.Object({ power: OneOf(POWER_NAMES), who: Type.Array(OneOf(WHO), { maxItems: WHO.length }) })
const Grants = Type.Array(Grant, { maxItems: POWER_NAMES.length })
const Promises = Type.Array(OneOf(PROMISES), { maxItems: PROMISES.length })
/** A version of the charter, with what it changed of the one before. */
export const CharterView = Type.Object({
  version: Type.Integer(),
  grants: Grants,
  promises: Promises,
  text: Words,
  reason: Words,
  /** SHA-256 as it stands on the ledger. */
  digest: Type.String(),
  setAt: Instant,
  by: AuthorView,
  entry: Type.Integer(),
  change: Type.Object({
    grants: Type.Array(Type.Object({ power: OneOf(POWER_NAMES), added: Type.Array(OneOf(WHO)), removed: Type.Array(OneOf(WHO)) })),
    promisesAdded: Promises,
    promisesRemoved: Promises,
    isTextChanged: Type.Boolean(),
  }),
})
/** See the schema of the same name. */
export type CharterView = Static<typeof CharterView>
/** A step of the list, and how it stands: shown by the record or by what is named, left out with a reason, or open. */
export const StepOfIssueView = Type.Object({
  key: OrNull(Type.String()),
  title: Words,
  state: OneOf(['shown', 'left_out', 'open']),
  pages: Type.Array(Type.String()),
  entries: Type.Array(Type.Integer()),
  leftOut: Words,
})
/** See the schema of the same name. */
export type StepOfIssueView = Static<typeof StepOfIssueView>
/** An issue by itself, with everything that belongs to it. */
export const IssuePage = Type.Object({
  ...IssueLine.properties,
  forum: Id,
  harm: Words,
  evidence: Words,
  jurisdiction: Words,
  moves: Type.Array(MoveView),
  parties: Type.Array(PartyView),
  calendar: Type.Array(IssueDateView),
  gatherings: Type.Array(Type.Object({ id: Id, slug: Type.String(), title: Words, state: Type.String(), date: LocalDate })),
  weighings: Type.Array(Type.Object({ id: Id, slug: Type.String(), name: Words, state: Type.String() })),
  drafts: Type.Array(Type.Object({ id: Id, slug: Type.String(), title: Words, state: Type.String(), version: Type.Integer() })),
  teams: Type.Array(
    Type.Object({
      id: Id,
      slug: Type.String(),
      name: Words,
      state: OneOf(['open', 'closed']),
      seats: Type.Integer(),
      held: Type.Integer(),
    }),
  ),
  /** Versions of the charter, newest first. */
  charters: Type.Array(CharterView),
  /** What the process truly allows, with the facts that make it so. */
  level: Type.Object({
    level: OneOf(LEVELS),
    facts: Type.Array(Type.Object({ level: OneOf(LEVELS), fact: Type.String(), holds: Type.Boolean() })),
  }),
  steps: Type.Array(StepOfIssueView),
})
/** See the schema of the same name. */
export type IssuePage = Static<typeof IssuePage>

const conveners = { who: 'member', anyOf: ['administrator', 'convener'] } as const
const IssueParams = Type.Object({ issue: IdOrSlug })
const byConvener = ['not_found', 'not_signed_in', 'not_allowed'] as const
const ofWords = ['invalid', 'text_empty', 'text_too_long'] as const
const OptionalParagraph = Type.Optional(OrNull(Paragraph))
/** Characters of the address of a page that shows a step. */
const PATH_CHARACTERS_MAX = 200

/** Routes of issues. */
export const issueRoutes = routes({
  'GET /forums/:forum/issues': {
    summary: 'Issues of a forum with their stage, newest first',
    policy: { who: 'anyone' },
    params: ForumParams,
    answer: Type.Object({ issues: Type.Array(IssueLine) }),
    refusals: ['not_found'],
  },
  'GET /issues/:issue': {
    summary: 'An issue: what it is about, who is concerned, its stage and moves, what belongs to it, its charter and its steps',
    policy: { who: 'anyone' },
    params: IssueParams,
    answer: IssuePage,
    refusals: ['not_found'],
  },
  'PUT /issues/:issue/description': {
    summary: 'Say what an issue is about: scope, harm, evidence, jurisdiction. What is left out or empty is taken away',
    policy: conveners,
    params: IssueParams,
    body: Type.Object(
      { scope: OptionalParagraph, harm: OptionalParagraph, evidence: OptionalParagraph, jurisdiction: OptionalParagraph },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: [...byConvener, ...ofWords],
  },
  'POST /issues/:issue/moves': {
    summary: 'Move an issue to another stage, forward or back, with the reason',
    policy: conveners,
    params: IssueParams,
    body: Type.Object({ to: OneOf(STAGES), reason: Paragraph }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...byConvener, ...ofWords, 'issue_there_already', 'charter_missing', 'issue_without_outcome'],
  },
  'POST /issues/:issue/parties': {
    summary: 'Add somebody who is concerned: a group, an organisation or a body of the forum, or somebody named in words; and why',
    policy: conveners,
    params: IssueParams,
    body: Type.Object(
      {
        party: OneOf(['group', 'organisation', 'body', 'other']),
        target: Type.Optional(OrNull(Id)),
        name: Type.Optional(OrNull(Title)),
        why: Paragraph,
      },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: [...byConvener, ...ofWords],
  },
  'DELETE /issues/:issue/parties/:party': {
    summary: 'Take somebody off the list of those concerned',
    policy: conveners,
    params: Type.Object({ issue: IdOrSlug, party: Id }),
    answer: Recorded,
    refusals: [...byConvener],
  },
  'POST /issues/:issue/links': {
    summary: 'Say that a gathering, a weighing or a draft belongs to an issue, or no longer does',
    policy: conveners,
    params: IssueParams,
    body: Type.Object(
      { kind: OneOf(['gathering', 'weighing', 'draft']), target: IdOrSlug, belongs: Type.Boolean() },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: [...byConvener, 'invalid'],
  },
  'POST /issues/:issue/dates': {
    summary: 'Write a date into the calendar of an issue',
    policy: conveners,
    params: IssueParams,
    body: Type.Object({ date: LocalDate, label: Title }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...byConvener, ...ofWords],
  },
  'DELETE /issues/:issue/dates/:date': {
    summary: 'Take a date out of the calendar of an issue',
    policy: conveners,
    params: Type.Object({ issue: IdOrSlug, date: Id }),
    answer: Recorded,
    refusals: [...byConvener],
  },
  'PUT /issues/:issue/charter': {
    summary: 'Set the charter: who may do what, and what is promised. A later version says why it changes',
    policy: conveners,
    params: IssueParams,
    body: Type.Object(
      { grants: Grants, promises: Promises, text: OptionalParagraph, reason: OptionalParagraph },
      { additionalProperties: false },
    ),
    answer: Type.Object({ id: Id, version: Type.Integer(), digest: Type.String(), entry: Type.Integer() }),
    refusals: [...byConvener, ...ofWords, 'charter_unchanged'],
  },
  'PUT /issues/:issue/steps': {
    summary:
      'Set the list of steps in its order: those of the beginning by key, others by title, each with what shows it or why it is left out',
    policy: conveners,
    params: IssueParams,
    body: Type.Object(
      {
        steps: Type.Array(
          Type.Object(
            {
              key: Type.Optional(OrNull(Type.String({ maxLength: 40 }))),
              title: Type.Optional(OrNull(Title)),
              pages: Type.Optional(Type.Array(Type.String({ maxLength: PATH_CHARACTERS_MAX }), { maxItems: EVIDENCE_MAX })),
              entries: Type.Optional(Type.Array(EntryNumber, { maxItems: EVIDENCE_MAX })),
              leftOut: OptionalParagraph,
            },
            { additionalProperties: false },
          ),
          { minItems: 1, maxItems: STEPS_MAX },
        ),
      },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: [...byConvener, ...ofWords],
  },
})
