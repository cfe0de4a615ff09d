/** Reads everything that the road of ideas rests on, for one idea and for all by the same questions: a trace and the map cannot differ. */
import { standingOf, type Cell } from '../../core/adoption/register.ts'
import { takesWords } from '../../core/drafts/draft-state.ts'
import type { Instant } from '../../core/ledger/instant.ts'
import type { DraftOutcome, RoadFacts } from '../../core/records/road.ts'
import type { ResultOfStatement } from '../../core/weighing/results.ts'
import type { House } from '../house.ts'
import {
  readRoadAnswers,
  readRoadClauses,
  readRoadDrafts,
  readRoadIdeas,
  readRoadLeftOut,
  readRoadSources,
  readRoadStatements,
  readRoadWeighings,
  readStatementResults,
  type RoadAnswerRow,
  type RoadClauseRow,
  type RoadDraftRow,
  type RoadLeftOutRow,
  type RoadScope,
  type RoadSourceRow,
  type RoadStatementRow,
  type RoadWeighingRow,
} from '../sql/road.ts'
import { readWeighing } from '../sql/weighings.ts'

/** Rows and the facts made of them. */
export interface HeldRoads {
  readonly facts: RoadFacts
  readonly statements: readonly RoadStatementRow[]
  readonly weighings: ReadonlyMap<string, RoadWeighingRow>
  /** By weighing and number. */
  readonly results: ReadonlyMap<string, ResultOfStatement>
  readonly drafts: ReadonlyMap<string, RoadDraftRow>
  readonly sources: readonly RoadSourceRow[]
  readonly clauses: readonly RoadClauseRow[]
  readonly leftOut: readonly RoadLeftOutRow[]
  readonly answers: readonly RoadAnswerRow[]
  /** When it was read: what is overdue depends on it. */
  readonly now: Instant
}

/** Reads them in a constant number of queries. A weighing that closed and was never looked at is counted first. */
export async function readRoads(house: House, scope: RoadScope): Promise<HeldRoads> {
  const { db } = house.database
  const [ideas, statements, weighings, drafts] = await Promise.all([
    readRoadIdeas(db, scope),
    readRoadStatements(db, scope),
    readCounted(house, scope.gatherings),
    readRoadDrafts(db, scope.gatherings),
  ])
  const ids = drafts.map(({ id }) => id)
  const closed = new Set(weighings.flatMap(({ id, state }) => (state === 'closed' ? [id] : [])))
  const now = house.now().toISOString()
  const [found, sources, clauses, leftOut, answers] = await Promise.all([
    readStatementResults(
      db,
      statements.flatMap(({ weighing, number, mergedInto }) => (closed.has(weighing) ? [{ weighing, number: mergedInto ?? number }] : [])),
    ),
    readRoadSources(db, ids),
    readRoadClauses(db, ids),
    readRoadLeftOut(db, ids),
    readRoadAnswers(db, ids),
  ])
  const classes = Map.groupBy(found, ({ weighing }) => weighing)
  const facts: RoadFacts = {
    ideas,
    weighings: weighings.map(({ id }) => ({
      id,
      isClosed: closed.has(id),
      classes: new Map((classes.get(id) ?? []).map(({ result }) => [result.number, result.class])),
    })),
    statements,
    drafts: drafts.map((draft) => ({ id: draft.id, clauses: standingClauses(draft, sources, clauses), outcome: outcomeOf(draft) })),
    sources,
    leftOut: new Set(leftOut.map(({ idea }) => idea)),
    answers: answers.map(({ draft, clause, state, due_at: dueAt }) => ({ draft, clause, state: answerState({ state, dueAt }, now) })),
    commitments: [],
  }
  const results = new Map(found.map(({ weighing, result }) => [`${weighing} ${result.number}`, result]))
  const byId = new Map(weighings.map((one) => [one.id, one]))
  return {
    facts,
    statements,
    weighings: byId,
    results,
    drafts: new Map(drafts.map((one) => [one.id, one])),
    sources,
    clauses,
    leftOut,
    answers,
    now,
  }
}

async function readCounted(house: House, gatherings: readonly string[]): Promise<RoadWeighingRow[]> {
  const { db } = house.database
  const rows = await readRoadWeighings(db, gatherings)
  const uncounted = rows.filter(({ state, counted_entry: entry }) => state === 'closed' && entry === null)
  for (const { id } of uncounted) {
    const row = await readWeighing(db, id)
    if (row !== undefined && row.sealed_digest !== null) await house.results.resultsOf(row)
  }
  return uncounted.length === 0 ? rows : await readRoadWeighings(db, gatherings)
}

/** Clauses of the version that is shown; while the team still writes, those too that were cited before any version kept them. */
function standingClauses(
  { id, state, shown }: RoadDraftRow,
  sources: readonly RoadSourceRow[],
  clauses: readonly RoadClauseRow[],
): ReadonlySet<string> {
  const own = clauses.filter(({ draft }) => draft === id)
  const kept = own.filter(({ version }) => version === shown).map(({ clause }) => clause)
  if (!takesWords(state)) return new Set(kept)
  const ever = new Set(own.map(({ clause }) => clause))
  return new Set([...kept, ...sources.flatMap(({ draft, clause }) => (draft === id && !ever.has(clause) ? [clause] : []))])
}

function outcomeOf({ state }: RoadDraftRow): DraftOutcome {
  if (takesWords(state)) return 'in_the_making'
  return state === 'frozen' ? 'frozen' : 'with_bodies'
}

/** Where a body stands towards a clause: one that has not even said that it arrived is overdue all the same. */
export function answerState(cell: Cell, now: Instant): 'answered' | 'waiting' | 'overdue' {
  switch (standingOf(cell, now)) {
    case 'answered':
    case 'closed':
      return 'answered'
    case 'in_time':
      return 'waiting'
    case 'overdue':
    case 'missing':
      return 'overdue'
  }
}
