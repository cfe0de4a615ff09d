/** Decisions by a named rule: prepared, opened, taken in, closed, counted. While one is open, no route says anything of its ballots but to the voter. */
import Type, { type Static } from 'typebox'
import { CHOICES } from '../core/decisions/ballot-box.ts'
import { DESIGNATIONS } from '../core/decisions/designation.ts'
import { OPTIONS_MAX } from '../core/decisions/choosing.ts'
import { CHOICE_METHODS } from '../core/decisions/choice-ballots.ts'
import { CONDITIONS_MAX, SILENCE_HOURS_MAX } from '../core/decisions/parse-rule.ts'
import { OBJECTION_STATES } from '../core/decisions/register.ts'
import { VOCABULARY_MAX } from './limits.ts'
import { routes } from './route.ts'
import { GatheringParams, Id, IdOrSlug, Instant, Numbered, OneOf, OrNull, Paragraph, QuestionText, Recorded, Words } from './shapes.ts'

/** A decision rule as data; its conditions are checked one by one when it comes in. */
export const RuleData = Type.Object({
  key: Type.String({ minLength: 1, maxLength: 120 }),
  name: Type.String({ minLength: 1, maxLength: 120 }),
  conditions: Type.Array(Type.Record(Type.String(), Type.Unknown()), { minItems: 1, maxItems: CONDITIONS_MAX }),
})
/** A rule with its sentence, made from the data, and what an abstention means under it. */
export const RuleView = Type.Object({
  rule: RuleData,
  sentence: Type.String(),
  abstention: OrNull(Type.String()),
  /** SHA-256 of the rule as recorded. */
  digest: Type.String(),
  takesBallots: Type.Boolean(),
  takesObjections: Type.Boolean(),
  takesEstimates: Type.Boolean(),
  asksChair: Type.Boolean(),
  silenceHours: OrNull(Type.Integer()),
  looksAtGroups: Type.Boolean(),
  /** How options are chosen among, and how many; null where yes or no is asked. */
  choosing: OrNull(Type.Object({ method: OneOf(CHOICE_METHODS), seats: Type.Integer() })),
})
/** See the schema of the same name. */
export type RuleView = Static<typeof RuleView>
/** One condition worked out: what it says, whether it holds, and the figures it rests on. */
export const StepView = Type.Object({ condition: Type.String(), holds: Type.Boolean(), figures: Type.Array(Type.String()) })
/** Ballots of one group; group null where small groups are not shown apart. */
export const CountView = Type.Object({
  group: OrNull(Id),
  members: Type.Integer(),
  yes: Type.Integer(),
  no: Type.Integer(),
  abstain: Type.Integer(),
})
/** An objection with its reason and what was answered. */
export const ObjectionView = Type.Object({
  id: Id,
  number: Type.Integer(),
  group: OrNull(Id),
  reason: Words,
  raisedAt: Instant,
  state: OneOf(OBJECTION_STATES),
  answer: Words,
  settledAt: OrNull(Instant),
  entry: Type.Integer(),
})
/** See the schema of the same name. */
export type ObjectionView = Static<typeof ObjectionView>
/** A published estimate of the chairs. */
export const EstimateView = Type.Object({
  number: Type.Integer(),
  designation: OneOf(DESIGNATIONS),
  reason: Words,
  publishedAt: Instant,
  entry: Type.Integer(),
})
const STATES = ['prepared', 'open', 'closed', 'abandoned'] as const
const ELECTORATES = ['seats', 'members'] as const
const DecisionBasics = {
  id: Id,
  number: Type.Integer(),
  state: OneOf(STATES),
  question: Words,
  ruleName: Type.String(),
  endsAt: OrNull(Instant),
  closedAt: OrNull(Instant),
  adopted: OrNull(Type.Boolean()),
  /** True where options are chosen among; adopted then means that a choice was found. */
  isChoice: Type.Boolean(),
  entry: Type.Integer(),
}
/** An option by its number, from 1; `idea` is the number of the idea that it was made of. */
export const OptionView = Type.Object({
  number: Type.Integer(),
  text: Words,
  source: OneOf(['own', 'idea', 'theme', 'statement']),
  idea: OrNull(Type.Integer()),
  from: OrNull(Id),
  statement: OrNull(Type.Integer()),
})
/** See the schema of the same name. */
export type OptionView = Static<typeof OptionView>
/** A number for each option, by place: 0 nothing; a rank from 1, the best; a grade from 1, the worst; or 1, approved. */
const Marks = Type.Array(Type.Integer({ minimum: 0, maximum: OPTIONS_MAX }), { maxItems: OPTIONS_MAX })
/** A decision in a list. */
export const DecisionSummary = Type.Object(DecisionBasics)
/** See the schema of the same name. */
export type DecisionSummary = Static<typeof DecisionSummary>
/** A decision by itself. `result` is null until it is closed, and nothing else in it tells of ballots before. */
export const DecisionView = Type.Object({
  ...DecisionBasics,
  explanation: Words,
  options: Type.Array(OptionView),
  rule: RuleView,
  isSecret: Type.Boolean(),
  electorate: OneOf(ELECTORATES),
  roll: OrNull(
    Type.Object({ entry: Type.Integer(), groups: Type.Array(Type.Object({ group: Id, voters: Type.Integer() })), total: Type.Integer() }),
  ),
  openedAt: OrNull(Instant),
  openedEntry: OrNull(Type.Integer()),
  objections: Type.Array(ObjectionView),
  estimates: Type.Array(EstimateView),
  /** Why it was given up, or the reason that the chair gave for calling consensus or not. */
  reason: Words,
  result: OrNull(
    Type.Object({
      adopted: Type.Boolean(),
      steps: Type.Array(StepView),
      counts: Type.Array(CountView),
      /** Options by number: who is chosen, all in tiers from the best, and why; null where none were to be chosen, or nothing came of it. */
      choice: OrNull(
        Type.Object({
          chosen: Type.Array(Type.Integer()),
          order: Type.Array(Type.Array(Type.Integer())),
          why: Type.Array(Type.String()),
        }),
      ),
      closedEntry: Type.Integer(),
      isCalled: Type.Boolean(),
    }),
  ),
})
/** See the schema of the same name. */
export type DecisionView = Static<typeof DecisionView>
/** One counted ballot: a secret one by its slip, a recorded one by organisation or number of the seat. */
export const BallotView = Type.Object({
  slip: OrNull(Type.String()),
  organisation: Words,
  seat: OrNull(Type.Integer()),
  group: OrNull(Id),
  choice: OneOf(CHOICES),
  marks: OrNull(Marks),
})
/** See the schema of the same name. */
export type BallotView = Static<typeof BallotView>
/** What somebody sees of their own part. `choice` is null for a secret ballot: only the phone that cast it knows. */
export const OwnPartView = Type.Object({
  isOnRoll: Type.Boolean(),
  group: OrNull(Id),
  hasCast: Type.Boolean(),
  choice: OrNull(OneOf(CHOICES)),
  marks: OrNull(Marks),
  objections: Type.Array(Id),
})
/** See the schema of the same name. */
export type OwnPartView = Static<typeof OwnPartView>

const convening = { who: 'member', anyOf: ['administrator', 'convener'] } as const
const chairing = { who: 'member', anyOf: ['administrator', 'convener', 'moderator'] } as const
const DecisionParams = Type.Object({ gathering: IdOrSlug, number: Numbered })
const ObjectionParams = Type.Object({ gathering: IdOrSlug, number: Numbered, objection: Id })
const AskedOption = Type.Object(
  {
    text: Type.Optional(Type.String()),
    idea: Type.Optional(Numbered),
    theme: Type.Optional(Id),
    statement: Type.Optional(Type.Object({ weighing: Id, number: Numbered }, { additionalProperties: false })),
  },
  { additionalProperties: false, minProperties: 1, maxProperties: 1 },
)
const QuestionAndRule = Type.Object(
  {
    question: QuestionText,
    explanation: Type.Optional(OrNull(Paragraph)),
    rule: RuleData,
    /** With a rule that chooses: each an own text, the number of an idea, a theme, or a statement. Their order is that of their numbers. */
    options: Type.Optional(Type.Array(AskedOption, { maxItems: OPTIONS_MAX })),
    isSecret: Type.Boolean(),
    electorate: OneOf(ELECTORATES),
  },
  { additionalProperties: false },
)
const byConvener = ['not_found', 'not_signed_in', 'not_allowed'] as const
const byVoter = ['no_seat', 'not_found', 'not_on_roll', 'decision_not_open', 'decision_over', 'not_asked_here'] as const
/** Minutes that a decision stays open, at most: as long as the longest silence. */
const OPEN_MINUTES_MAX = SILENCE_HOURS_MAX * 60

/** Routes of decisions. */
export const decisionRoutes = routes({
  'GET /decision-rules': {
    summary: 'The rules that have names, each with the sentence that is made from its data',
    policy: { who: 'anyone' },
    answer: Type.Object({ rules: Type.Array(RuleView) }),
    refusals: [],
  },
  'GET /gatherings/:gathering/decisions': {
    summary: 'Decisions of a gathering',
    policy: { who: 'anyone' },
    params: GatheringParams,
    answer: Type.Object({ decisions: Type.Array(DecisionSummary) }),
    refusals: ['not_found'],
  },
  'POST /gatherings/:gathering/decisions': {
    summary: 'Prepare a decision: what is asked, by which rule, of whom',
    policy: convening,
    params: GatheringParams,
    status: 201,
    isIdempotent: true,
    body: QuestionAndRule,
    answer: Type.Object({ id: Id, number: Type.Integer(), entry: Type.Integer() }),
    refusals: [...byConvener, 'invalid', 'text_empty', 'text_too_long', 'idempotency_key_missing', 'key_reused'],
  },
  'GET /gatherings/:gathering/decisions/:number': {
    summary: 'One decision: question, rule, roll, register, and its result once it is closed',
    policy: { who: 'anyone' },
    params: DecisionParams,
    answer: DecisionView,
    refusals: ['not_found'],
  },
  'PUT /gatherings/:gathering/decisions/:number': {
    summary: 'Change a decision before it opens',
    policy: convening,
    params: DecisionParams,
    body: QuestionAndRule,
    answer: Recorded,
    refusals: [...byConvener, 'invalid', 'text_empty', 'text_too_long', 'decision_fixed'],
  },
  'PUT /gatherings/:gathering/decisions/:number/roll': {
    summary:
      'Set the roll: everybody of these groups who could take part now. The accredited counts go on record before the decision opens',
    policy: convening,
    params: DecisionParams,
    body: Type.Object({ groups: Type.Array(Id, { minItems: 1, maxItems: VOCABULARY_MAX }) }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...byConvener, 'invalid', 'decision_fixed', 'roll_missing'],
  },
  'POST /gatherings/:gathering/decisions/:number/open': {
    summary:
      'Open it: question, rule and roll are fixed from now on. Minutes say when it ends; the hours of a silence procedure do so by themselves',
    policy: convening,
    params: DecisionParams,
    body: Type.Object(
      { minutes: Type.Optional(OrNull(Type.Integer({ minimum: 1, maximum: OPEN_MINUTES_MAX }))) },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: [...byConvener, 'gathering_not_open', 'decision_fixed', 'roll_missing', 'group_too_small', 'rule_out_of_reach'],
  },
  'POST /gatherings/:gathering/decisions/:number/close': {
    summary: 'Close and count it. A chair who is asked to call consensus says so here, with a reason',
    policy: convening,
    params: DecisionParams,
    body: Type.Object(
      { isCalled: Type.Optional(Type.Boolean()), reason: Type.Optional(OrNull(Paragraph)) },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: [...byConvener, 'decision_not_open', 'decision_runs', 'text_empty', 'text_too_long'],
  },
  'POST /gatherings/:gathering/decisions/:number/abandon': {
    summary: 'Give it up with a reason, before anything is counted; ballots that were cast are thrown away unread',
    policy: convening,
    params: DecisionParams,
    body: Type.Object({ reason: Paragraph }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...byConvener, 'decision_not_open', 'text_empty', 'text_too_long'],
  },
  'GET /gatherings/:gathering/decisions/:number/mine': {
    summary: 'My own part: whether I am on the roll and have cast a ballot, and my objections',
    policy: { who: 'voter' },
    params: DecisionParams,
    answer: OwnPartView,
    refusals: ['no_seat', 'not_found'],
  },
  'PUT /gatherings/:gathering/decisions/:number/ballot': {
    summary: 'Cast a ballot, or change it while the decision is open. A secret one comes with a key that only the phone keeps',
    policy: { who: 'voter' },
    params: DecisionParams,
    body: Type.Object(
      {
        choice: Type.Optional(OneOf(CHOICES)),
        marks: Type.Optional(Marks),
        key: Type.Optional(OrNull(Type.String({ pattern: '^[0-9a-f]{32,64}$' }))),
      },
      { additionalProperties: false },
    ),
    answer: Type.Object({ choice: OneOf(CHOICES), marks: OrNull(Marks), slip: OrNull(Type.String()) }),
    refusals: [...byVoter, 'ballot_cast_elsewhere', 'invalid'],
  },
  'GET /gatherings/:gathering/decisions/:number/ballots': {
    summary: 'The counted ballots, once it is closed: recorded ones by organisation or seat, secret ones by their slips',
    policy: { who: 'anyone' },
    params: DecisionParams,
    answer: Type.Object({ ballots: Type.Array(BallotView) }),
    refusals: ['not_found'],
  },
  'POST /gatherings/:gathering/decisions/:number/objections': {
    summary: 'Object, with a reason',
    policy: { who: 'voter' },
    params: DecisionParams,
    status: 201,
    isIdempotent: true,
    body: Type.Object({ reason: Paragraph }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...byVoter, 'invalid', 'text_empty', 'text_too_long', 'idempotency_key_missing', 'key_reused'],
  },
  'POST /gatherings/:gathering/decisions/:number/objections/:objection/withdraw': {
    summary: 'Withdraw my objection',
    policy: { who: 'voter' },
    params: ObjectionParams,
    answer: Recorded,
    refusals: ['no_seat', 'not_found', 'not_on_roll', 'decision_not_open', 'decision_over', 'changed_since'],
  },
  'POST /gatherings/:gathering/decisions/:number/objections/:objection/settle': {
    summary: 'Say what became of an objection: answered with a reason, accommodated, or withdrawn by word of mouth',
    policy: chairing,
    params: ObjectionParams,
    body: Type.Object({ state: OneOf(['answered', 'accommodated', 'withdrawn']), answer: Paragraph }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...byConvener, 'decision_not_open', 'decision_over', 'changed_since', 'text_empty', 'text_too_long'],
  },
  'POST /gatherings/:gathering/decisions/:number/estimates': {
    summary: 'Publish an estimate of how far the group agrees, for the group to discuss',
    policy: chairing,
    params: DecisionParams,
    status: 201,
    isIdempotent: true,
    body: Type.Object({ designation: OneOf(DESIGNATIONS), reason: Type.Optional(OrNull(Paragraph)) }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [
      ...byConvener,
      'decision_not_open',
      'decision_over',
      'not_asked_here',
      'invalid',
      'text_empty',
      'text_too_long',
      'idempotency_key_missing',
      'key_reused',
    ],
  },
  'GET /gatherings/:gathering/decisions/:number/what-if': {
    summary: 'What a closed decision would yield by another rule. It decides nothing',
    policy: { who: 'anyone' },
    params: DecisionParams,
    query: Type.Object({ rule: Type.String({ minLength: 1, maxLength: 120 }) }, { additionalProperties: false }),
    answer: Type.Object({ rule: RuleView, adopted: Type.Boolean(), steps: Type.Array(StepView) }),
    refusals: ['not_found', 'groups_not_shown'],
  },
})
