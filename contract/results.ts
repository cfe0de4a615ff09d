/** Results of weighings: statements by class with their counts, people who answered alike, and their map. */
import Type, { type Static } from 'typebox'
import { RULE_NAMES, RESULT_CLASSES } from '../core/weighing/result-classes.ts'
import { StakeholderGroupView } from './forums.ts'
import { routes } from './route.ts'
import { Id, IdOrSlug, Instant, OneOf, OrNull, Words } from './shapes.ts'
import { Showing, StatementNumber } from './weighings.ts'

/** Name of a rule by which results are read. */
export const Rule = OneOf(RULE_NAMES)

const Count = Type.Integer({ minimum: 0 })
const Answers = { agrees: Count, disagrees: Count, passes: Count, important: Count }
/** Agrees, and agrees with disagrees. */
const Cast = Type.Tuple([Count, Count])

/** One row of figures: a stakeholder group, or several that are too small to be shown apart; null stands for those who named none. */
export const ResultRow = Type.Object({ groups: Type.Array(OrNull(Id)), ...Answers, follows: Type.Boolean() })
/** See the schema of the same name. */
export type ResultRow = Static<typeof ResultRow>

/** What came of one statement. */
export const StatementResultView = Type.Object({
  number: StatementNumber,
  /** Null when the words were erased or hidden. */
  text: Words,
  /** Numbers of the ideas it stands for. */
  ideas: Type.Array(Type.Integer()),
  theme: OrNull(Type.String()),
  class: OneOf(RESULT_CLASSES),
  answers: Count,
  /** Sums of everybody; null where too few answered. */
  all: OrNull(Type.Object(Answers)),
  rows: Type.Array(ResultRow),
  /** 0 to 1, every row counts the same; null where too few answered. */
  balanced: OrNull(Type.Number()),
})
/** See the schema of the same name. */
export type StatementResultView = Static<typeof StatementResultView>

/** People who answered alike. */
export const AlikeGroupView = Type.Object({
  people: Count,
  declared: Type.Array(Type.Object({ group: OrNull(Id), people: Count })),
  togetherPeople: Count,
  telling: Type.Array(Type.Object({ number: StatementNumber, isMore: Type.Boolean(), inside: Cast, others: Cast })),
})
/** See the schema of the same name. */
export type AlikeGroupView = Static<typeof AlikeGroupView>

/** The results of a weighing. */
export const ResultsView = Type.Object({
  weighing: Id,
  slug: Type.String(),
  name: Words,
  purpose: Words,
  state: OneOf(['open', 'closed']),
  showing: Showing,
  gathering: OrNull(Type.Object({ slug: Type.String(), title: Words })),
  closedAt: OrNull(Instant),
  countedAt: Instant,
  /** Entry that holds the digest of the results; null while the weighing is open. */
  entry: OrNull(Type.Integer()),
  timeZone: Type.String(),
  people: Count,
  ratings: Count,
  rule: Rule,
  /** Whether this is the rule that was named before the weighing opened, or a what-if. */
  isUsualRule: Type.Boolean(),
  statements: Type.Array(StatementResultView),
  alike: Type.Array(AlikeGroupView),
  unplaced: Count,
  shared: Type.Array(Type.Object({ number: StatementNumber, shares: Type.Array(Cast) })),
  map: Type.Object({
    dots: Type.Array(Type.Object({ x: Type.Number(), y: Type.Number(), declared: OrNull(Id) })),
    outlines: Type.Array(Type.Object({ group: Count, people: Count, path: Type.String(), nameX: Type.Number(), nameY: Type.Number() })),
  }),
  stakeholderGroups: Type.Array(StakeholderGroupView),
})
/** See the schema of the same name. */
export type ResultsView = Static<typeof ResultsView>

/** Routes of results. */
export const resultRoutes = routes({
  'GET /weighings/:weighing/results': {
    summary: 'What came out of a weighing: once it is closed, or while it is open if it was set so',
    policy: { who: 'anyone' },
    params: Type.Object({ weighing: IdOrSlug }),
    query: Type.Object({ rule: Type.Optional(Rule) }, { additionalProperties: false }),
    answer: ResultsView,
    refusals: ['not_found', 'results_later', 'invalid'],
  },
})
