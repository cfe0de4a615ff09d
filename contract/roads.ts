/** What became of ideas: how far each came, by what, and at each step why it went no further; and the map of all of them. */
import Type, { type Static } from 'typebox'
import { ANSWERS } from '../core/adoption/register.ts'
import { DRAFT_STATES } from '../core/drafts/draft-state.ts'
import { ROAD_STEPS, STANDINGS, type Standing } from '../core/records/road.ts'
import { RESULT_CLASSES } from '../core/weighing/result-classes.ts'
import { TraceView } from './ideas.ts'
import { PAGE_MAX } from './limits.ts'
import { DiffRunView } from './text-diff.ts'
import { ResultRow } from './results.ts'
import { routes } from './route.ts'
import { GatheringParams, Id, Instant, Numbered, NumberBefore, OneOf, OrNull, Words } from './shapes.ts'

/** A place at any step. */
const AnyStanding = Type.Unsafe<Standing>(
  Type.Union([...new Set<Standing>(ROAD_STEPS.flatMap((step) => [...STANDINGS[step]]))].map((name) => Type.Literal(name))),
)
/** A receipt written with spaces and long dashes still fits. */
const TRACE_ID_CHARACTERS_MAX = 64
const Count = Type.Integer({ minimum: 0 })

/** Where an idea stands at each step. */
export const StandingsView = Type.Object({
  said: OneOf(STANDINGS.said),
  theme: OneOf(STANDINGS.theme),
  weighing: OneOf(STANDINGS.weighing),
  text: OneOf(STANDINGS.text),
  adoption: OneOf(STANDINGS.adoption),
  answers: OneOf(STANDINGS.answers),
  commitments: OneOf(STANDINGS.commitments),
})
/** See the schema of the same name. */
export type StandingsView = Static<typeof StandingsView>

/** A statement that was made of the idea or of its theme, with its result once it may be shown. */
export const WeighedView = Type.Object({
  weighing: Type.String(),
  name: Words,
  state: OneOf(['open', 'closed']),
  closedAt: OrNull(Instant),
  /** The entry that holds the digest of the results; null before they are counted. */
  entry: OrNull(Type.Integer()),
  number: Numbered,
  /** The words of the statement; null when they were erased or hidden. */
  text: Words,
  by: OneOf(['idea', 'theme']),
  /** The statement with which it counts as one. */
  mergedInto: OrNull(Numbered),
  isHidden: Type.Boolean(),
  /** Null while nothing may be shown. */
  result: OrNull(
    Type.Object({
      class: OneOf(RESULT_CLASSES),
      balanced: OrNull(Type.Number()),
      rows: Type.Array(ResultRow),
      agrees: OrNull(Count),
      cast: OrNull(Count),
    }),
  ),
})
/** See the schema of the same name. */
export type WeighedView = Static<typeof WeighedView>

/** A clause that stands on the idea, on its theme or on a statement made of it; or that did so. */
export const RoadClauseView = Type.Object({
  draft: Type.Object({ slug: Type.String(), title: Words, state: OneOf(DRAFT_STATES) }),
  clause: Id,
  /** Its number in the version that is shown; null while it stands in no kept version. */
  label: OrNull(Type.String()),
  by: OneOf(['idea', 'theme', 'statement']),
  isStanding: Type.Boolean(),
  citedAt: Instant,
  /** The entry of the citation. */
  entry: Type.Integer(),
  /** Its wordings in kept versions, the oldest first; a version that changed nothing is left out. */
  wordings: Type.Array(
    Type.Object({
      version: Type.Integer(),
      label: Type.String(),
      text: Words,
      /** The difference from the wording before; null for the first, and where words were erased. */
      runs: OrNull(Type.Array(DiffRunView)),
      keptAt: Instant,
      entry: Type.Integer(),
    }),
  ),
})
/** See the schema of the same name. */
export type RoadClauseView = Static<typeof RoadClauseView>

/** A team that left the idea out, and why. */
export const LeftOutView = Type.Object({
  draft: Type.Object({ slug: Type.String(), title: Words }),
  reason: Words,
  at: Instant,
  entry: Type.Integer(),
})
/** See the schema of the same name. */
export type LeftOutView = Static<typeof LeftOutView>

/** What a body was asked about a clause that stands on the idea, and what it said. */
export const RoadAnswerView = Type.Object({
  draft: Type.String(),
  /** The number of the clause. */
  label: OrNull(Type.String()),
  body: Type.Object({ id: Id, name: Words }),
  state: OneOf(['answered', 'waiting', 'overdue']),
  answer: OrNull(OneOf(ANSWERS)),
  reason: Words,
  department: Words,
  at: OrNull(Instant),
  dueAt: Instant,
  entry: Type.Integer(),
})
/** See the schema of the same name. */
export type RoadAnswerView = Static<typeof RoadAnswerView>

/** The road of one idea. */
export const RoadView = Type.Object({
  id: Id,
  number: Numbered,
  gathering: Type.String(),
  standings: StandingsView,
  weighed: Type.Array(WeighedView),
  clauses: Type.Array(RoadClauseView),
  leftOut: Type.Array(LeftOutView),
  answers: Type.Array(RoadAnswerView),
})
/** See the schema of the same name. */
export type RoadView = Static<typeof RoadView>

/** How many ideas stand where, and went where next. At each step all counts add up to `ideas`. */
export const RoadMapView = Type.Object({
  ideas: Count,
  steps: Type.Array(
    Type.Object({
      step: OneOf(ROAD_STEPS),
      standings: Type.Array(Type.Object({ standing: AnyStanding, ideas: Count })),
    }),
  ),
  flows: Type.Array(Type.Object({ step: OneOf(ROAD_STEPS), from: AnyStanding, to: AnyStanding, ideas: Count })),
})
/** See the schema of the same name. */
export type RoadMapView = Static<typeof RoadMapView>

/** Ideas behind one figure of the map. */
export const StandingIdeasView = Type.Object({
  ideas: Type.Array(Type.Object({ number: Numbered, text: Words, isHidden: Type.Boolean() })),
  /** How many stand there in all. */
  total: Count,
  /** The number after which the next page begins; null at the end. */
  next: OrNull(Numbered),
})
/** See the schema of the same name. */
export type StandingIdeasView = Static<typeof StandingIdeasView>

/** Everything known of one idea, found by its id or by a receipt: its trace and its road. */
export const FoundTraceView = Type.Object({ kind: Type.Literal('idea'), trace: TraceView, road: RoadView })
/** See the schema of the same name. */
export type FoundTraceView = Static<typeof FoundTraceView>

/** Routes of roads. */
export const roadRoutes = routes({
  'GET /gatherings/:gathering/ideas/:number/road': {
    summary: 'What became of an idea, step by step',
    policy: { who: 'anyone' },
    params: Type.Object({ gathering: GatheringParams.properties.gathering, number: Numbered }),
    answer: RoadView,
    refusals: ['not_found'],
  },
  'GET /traces/:id': {
    summary: 'Trace and road of an idea, by its id or a receipt',
    policy: { who: 'anyone' },
    params: Type.Object({ id: Type.String({ minLength: 1, maxLength: TRACE_ID_CHARACTERS_MAX }) }),
    answer: FoundTraceView,
    refusals: ['not_found', 'receipt_unknown', 'too_many_requests'],
  },
  'GET /gatherings/:gathering/map': {
    summary: 'How many ideas of a gathering came how far',
    policy: { who: 'anyone' },
    params: GatheringParams,
    answer: RoadMapView,
    refusals: ['not_found'],
  },
  'GET /gatherings/:gathering/map/:step/:standing': {
    summary: 'The ideas behind one figure of the map',
    policy: { who: 'anyone' },
    params: Type.Object({ gathering: GatheringParams.properties.gathering, step: OneOf(ROAD_STEPS), standing: AnyStanding }),
    query: Type.Object(
      { after: Type.Optional(NumberBefore), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX })) },
      { additionalProperties: false },
    ),
    answer: StandingIdeasView,
    refusals: ['not_found'],
  },
})
