/** The road of ideas: how far each came, and at each step why it went no further. One idea's trace and the map of all rest on this one rule. */
import type { ResultClass } from '../weighing/result-classes.ts'

/** Steps in their order, from the table to what was promised. */
export const ROAD_STEPS = ['said', 'theme', 'weighing', 'text', 'adoption', 'answers', 'commitments'] as const
/** One step. */
export type RoadStep = (typeof ROAD_STEPS)[number]

/**
 * Where an idea may stand at each step, in the order in which it is shown. At every step each idea stands in exactly one place, so that the
 * counts of a step always add up to all ideas.
 */
export const STANDINGS = {
  said: ['on_record', 'hidden'],
  theme: ['themed', 'unthemed'],
  weighing: ['common', 'refused', 'number', 'divided', 'some', 'open', 'few', 'set_aside', 'being_weighed', 'not_weighed', 'no_weighing'],
  text: ['in_text', 'dropped', 'left_out', 'not_taken_up', 'no_draft'],
  adoption: ['adopted', 'with_reservations', 'not_adopted', 'with_bodies', 'frozen', 'in_the_making', 'not_in_text'],
  answers: ['answered', 'part_answered', 'overdue', 'waiting', 'nobody_asked'],
  commitments: ['kept', 'promised', 'broken', 'none'],
} as const satisfies Record<RoadStep, readonly string[]>
/** Where ideas may stand at a step. */
export type Standing<S extends RoadStep = RoadStep> = (typeof STANDINGS)[S][number]
/** Where one idea stands, step by step. */
export type Road = { readonly [S in RoadStep]: Standing<S> }

/** An idea as the road sees it. */
export interface RoadIdea {
  readonly id: string
  readonly number: number
  readonly theme: string | null
  readonly isHidden: boolean
}
/** A statement that was made of ideas or of a theme; `class` is null while nothing is counted. */
export interface RoadStatement {
  readonly weighing: string
  readonly number: number
  readonly ideas: readonly string[]
  readonly theme: string | null
  readonly mergedInto: number | null
  readonly isHidden: boolean
}
/** A weighing that anybody may see, the oldest first; classes of its statements once they are counted and may be shown. */
export interface RoadWeighing {
  readonly id: string
  readonly isClosed: boolean
  readonly classes: ReadonlyMap<number, ResultClass>
}
/** What became of a draft after its team let it go. */
export type DraftOutcome = 'in_the_making' | 'frozen' | 'with_bodies' | 'adopted' | 'with_reservations' | 'not_adopted'
/** A draft that anybody may see, with the clauses that stand in it now, or in its frozen version. */
export interface RoadDraft {
  readonly id: string
  readonly clauses: ReadonlySet<string>
  readonly outcome: DraftOutcome
}
/** What a clause stands on; exactly one of the three is named. */
export interface RoadSource {
  readonly draft: string
  readonly clause: string
  readonly idea: string | null
  readonly theme: string | null
  readonly statement: { readonly weighing: string; readonly number: number } | null
  readonly isWithdrawn: boolean
}
/** What one body owes to one clause. */
export interface RoadAnswer {
  readonly draft: string
  readonly clause: string
  readonly state: 'answered' | 'waiting' | 'overdue'
}
/** What a body promised about a clause. */
export interface RoadCommitment {
  readonly draft: string
  readonly clause: string
  readonly state: 'kept' | 'promised' | 'broken'
}
/** Everything that happened to the ideas of a gathering or of an issue. Whatever somebody must not see yet is left out by whoever reads it. */
export interface RoadFacts {
  readonly ideas: readonly RoadIdea[]
  readonly weighings: readonly RoadWeighing[]
  readonly statements: readonly RoadStatement[]
  readonly drafts: readonly RoadDraft[]
  readonly sources: readonly RoadSource[]
  readonly leftOut: ReadonlySet<string>
  readonly answers: readonly RoadAnswer[]
  readonly commitments: readonly RoadCommitment[]
}

/** A clause that an idea reached, and by what: its own citation, its theme's, or that of a statement it is part of. */
export interface ReachedClause {
  readonly draft: string
  readonly clause: string
  readonly by: 'idea' | 'theme' | 'statement'
}

/** Facts looked up by id: made once, asked for every idea in time that does not grow with the others. */
export interface RoadIndex {
  readonly facts: RoadFacts
  readonly statementsOf: (idea: RoadIdea) => readonly RoadStatement[]
  readonly clausesOf: (idea: RoadIdea) => { readonly standing: readonly ReachedClause[]; readonly dropped: readonly ReachedClause[] }
  readonly roadOf: (idea: RoadIdea) => Road
}

/** Builds the index. Time in proportion to the facts. */
export function indexRoad(facts: RoadFacts): RoadIndex {
  const byIdea = grouped(facts.statements, (statement) => statement.ideas)
  const byTheme = grouped(facts.statements, ({ theme }) => (theme === null ? [] : [theme]))
  const statementsOf = (idea: RoadIdea): readonly RoadStatement[] => [
    ...new Set([...(byIdea.get(idea.id) ?? []), ...(idea.theme === null ? [] : (byTheme.get(idea.theme) ?? []))]),
  ]
  const clausesOf = clauseFinder(facts, statementsOf)
  const weighed = weigher(facts)
  const answered = grouped(facts.answers, clauseKeys)
  const promised = grouped(facts.commitments, clauseKeys)
  const outcomes = new Map(facts.drafts.map(({ id, outcome }) => [id, outcome]))
  const roadOf = (idea: RoadIdea): Road => {
    const { standing, dropped } = clausesOf(idea)
    const keys = standing.flatMap(clauseKeys)
    return {
      said: idea.isHidden ? 'hidden' : 'on_record',
      theme: idea.theme === null ? 'unthemed' : 'themed',
      weighing: weighed(statementsOf(idea)),
      text: textStanding(facts, idea, standing, dropped),
      adoption: adoptionStanding(standing.flatMap(({ draft }) => outcomes.get(draft) ?? [])),
      answers: answerStanding(keys.flatMap((key) => answered.get(key) ?? [])),
      commitments: commitmentStanding(keys.flatMap((key) => promised.get(key) ?? [])),
    }
  }
  return { facts, statementsOf, clausesOf, roadOf }
}

/** How many ideas stand where at one step; every place is named, empty ones too. */
export interface StepCount {
  readonly step: RoadStep
  readonly standings: readonly { readonly standing: Standing; readonly ideas: number }[]
}
/** How many ideas went from a place at one step to a place at the next. */
export interface StepFlow {
  readonly step: RoadStep
  readonly from: Standing
  readonly to: Standing
  readonly ideas: number
}
/** The map of the whole road. At each step the counts add up to `ideas`, and so do the flows out of it. */
export interface RoadMap {
  readonly ideas: number
  readonly steps: readonly StepCount[]
  readonly flows: readonly StepFlow[]
}

/** Counts the roads of all ideas. Time in proportion to the ideas and facts. */
export function mapRoads(facts: RoadFacts): RoadMap {
  const { roadOf } = indexRoad(facts)
  const roads = facts.ideas.map(roadOf)
  const steps = ROAD_STEPS.map((step) => {
    const counts = counted(roads, (road) => road[step])
    return { step, standings: STANDINGS[step].map((standing) => ({ standing, ideas: counts.get(standing) ?? 0 })) }
  })
  const flows = ROAD_STEPS.slice(0, -1).flatMap((step, at) => {
    const next = ROAD_STEPS[at + 1] ?? step
    const counts = counted(roads, (road) => `${road[step]} ${road[next]}`)
    return STANDINGS[step].flatMap((from) =>
      STANDINGS[next].flatMap((to) => {
        const ideas = counts.get(`${from} ${to}`) ?? 0
        return ideas === 0 ? [] : [{ step, from, to, ideas }]
      }),
    )
  })
  return { ideas: roads.length, steps, flows }
}

function clauseFinder(
  facts: RoadFacts,
  statementsOf: (idea: RoadIdea) => readonly RoadStatement[],
): (idea: RoadIdea) => { standing: readonly ReachedClause[]; dropped: readonly ReachedClause[] } {
  const drafts = new Map(facts.drafts.map((draft) => [draft.id, draft]))
  const sources = facts.sources.filter(({ draft }) => drafts.has(draft))
  const ofIdea = grouped(sources, ({ idea }) => (idea === null ? [] : [idea]))
  const ofTheme = grouped(sources, ({ theme }) => (theme === null ? [] : [theme]))
  const ofStatement = grouped(sources, ({ statement }) => (statement === null ? [] : [statementKey(statement)]))
  return (idea) => {
    const named = [
      ...reachedBy('idea', ofIdea.get(idea.id)),
      ...reachedBy('theme', idea.theme === null ? undefined : ofTheme.get(idea.theme)),
      ...reachedBy('statement', [
        ...new Set(
          statementsOf(idea)
            .flatMap(namesOf)
            .flatMap((key) => ofStatement.get(key) ?? []),
        ),
      ]),
    ]
    const isStanding = ({ draft, clause, isWithdrawn }: RoadSource): boolean =>
      !isWithdrawn && drafts.get(draft)?.clauses.has(clause) === true
    const standing = onceEach(named.filter(({ source }) => isStanding(source)))
    const held = new Set(standing.flatMap(clauseKeys))
    return { standing, dropped: onceEach(named).filter((one) => !clauseKeys(one).some((key) => held.has(key))) }
  }
}

const reachedBy = (by: ReachedClause['by'], sources: readonly RoadSource[] = []) => sources.map((source) => ({ by, source }))

function onceEach(named: readonly { by: ReachedClause['by']; source: RoadSource }[]): readonly ReachedClause[] {
  const first = new Map<string, ReachedClause>()
  for (const { by, source } of named) {
    const [key] = clauseKeys(source)
    if (key !== undefined && !first.has(key)) first.set(key, { draft: source.draft, clause: source.clause, by })
  }
  return [...first.values()]
}

/** The newest closed weighing speaks; without one, whether the idea is being weighed now. */
function weigher({ weighings }: RoadFacts): (statements: readonly RoadStatement[]) => Standing<'weighing'> {
  const order = new Map(weighings.map((weighing, at) => [weighing.id, { weighing, at }]))
  return (statements) => {
    if (weighings.length === 0) return 'no_weighing'
    const held = statements
      .flatMap((statement) => {
        const found = order.get(statement.weighing)
        return found === undefined ? [] : [{ statement, ...found }]
      })
      .toSorted((a, b) => b.at - a.at)
    const shown = held.filter(({ statement }) => !statement.isHidden)
    const judged = shown.flatMap(({ statement, weighing }) =>
      weighing.isClosed ? (weighing.classes.get(countedAs(statement).number) ?? []) : [],
    )
    const [newest] = judged
    if (newest !== undefined) return newest
    if (shown.length > 0) return 'being_weighed'
    return held.length > 0 ? 'set_aside' : 'not_weighed'
  }
}

/** A merged statement is counted as the one it went into. */
function countedAs({ weighing, number, mergedInto }: RoadStatement): { weighing: string; number: number } {
  return { weighing, number: mergedInto ?? number }
}

function textStanding(
  { drafts, leftOut }: RoadFacts,
  idea: RoadIdea,
  standing: readonly ReachedClause[],
  dropped: readonly ReachedClause[],
): Standing<'text'> {
  if (standing.length > 0) return 'in_text'
  if (leftOut.has(idea.id)) return 'left_out'
  if (dropped.length > 0) return 'dropped'
  return drafts.length > 0 ? 'not_taken_up' : 'no_draft'
}

/** How far a text came, the farthest first; the place of an idea is that of the farthest text it stands in. */
const FARTHEST: readonly DraftOutcome[] = ['adopted', 'with_reservations', 'not_adopted', 'with_bodies', 'frozen', 'in_the_making']

function adoptionStanding(outcomes: readonly DraftOutcome[]): Standing<'adoption'> {
  return FARTHEST.find((outcome) => outcomes.includes(outcome)) ?? 'not_in_text'
}

/** One answer that is overdue says more than all that came. */
function answerStanding(answers: readonly RoadAnswer[]): Standing<'answers'> {
  if (answers.length === 0) return 'nobody_asked'
  if (answers.some(({ state }) => state === 'overdue')) return 'overdue'
  const came = answers.filter(({ state }) => state === 'answered').length
  if (came === answers.length) return 'answered'
  return came > 0 ? 'part_answered' : 'waiting'
}

function commitmentStanding(commitments: readonly RoadCommitment[]): Standing<'commitments'> {
  if (commitments.length === 0) return 'none'
  if (commitments.some(({ state }) => state === 'broken')) return 'broken'
  return commitments.every(({ state }) => state === 'kept') ? 'kept' : 'promised'
}

/** A merged statement may have been cited before it was merged, or by the one it counts as. */
const namesOf = (statement: RoadStatement): readonly string[] => [statementKey(statement), statementKey(countedAs(statement))]
const clauseKeys = ({ draft, clause }: { readonly draft: string; readonly clause: string }): readonly string[] => [`${draft} ${clause}`]
const statementKey = ({ weighing, number }: { readonly weighing: string; readonly number: number }): string => `${weighing} ${number}`

function grouped<T>(all: readonly T[], keysOf: (one: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>()
  for (const one of all)
    for (const key of keysOf(one)) {
      const held = found.get(key)
      if (held === undefined) found.set(key, [one])
      else held.push(one)
    }
  return found
}

function counted<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const one of all) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1)
  return counts
}
