/** What became of ideas: the road of one, the map of all of a gathering, and the ideas behind each figure of that map. */
import { PAGE_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { FoundTraceView, RoadMapView, RoadView, StandingIdeasView, WeighedView } from '../../contract/roads.ts'
import { indexRoad, mapRoads, type RoadIdea, type RoadStep, type Standing } from '../../core/records/road.ts'
import type { ResultOfStatement } from '../../core/weighing/results.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { House } from '../house.ts'
import { readGathering } from '../sql/gatherings.ts'
import { readIdeaByNumber, readIdeasByNumber } from '../sql/ideas.ts'
import type { RoadStatementRow } from '../sql/road.ts'
import { answersView, clausesView, leftOutView, wordsOfClauses } from './road-clauses.ts'
import { readRoads, type HeldRoads } from './road-facts.ts'
import { viewReceipt, viewTraceOfId } from './trace.ts'
import { readWords, type WordsById } from '../sql/words.ts'
import { isUuid } from '../../core/words/uuid.ts'

/** The road of one idea. A constant number of queries. */
export async function viewRoad(house: House, gathering: string, number: number): Promise<Outcome<RoadView, RefusalCode>> {
  const { db } = house.database
  const [place, row] = await Promise.all([readGathering(db, gathering), readIdeaByNumber(db, gathering, number)])
  if (place === undefined || row === undefined) return refuse('not_found', { what: `idea No. ${number} in this gathering` })
  const held = await readRoads(house, { gatherings: [gathering], idea: row.id })
  const [idea] = held.facts.ideas
  if (idea === undefined) return refuse('not_found', { what: `idea No. ${number} in this gathering` })
  const words = await readWords(db, [
    ...held.statements.map((one) => one.text_words),
    ...[...held.weighings.values()].map((one) => one.name_words),
    ...wordsOfClauses(held),
  ])
  const index = indexRoad(held.facts)
  return accept({
    id: row.id,
    number,
    gathering: place.slug,
    standings: index.roadOf(idea),
    weighed: held.statements.flatMap((one) => weighedView(one, idea, held, words) ?? []),
    clauses: clausesView(idea, index, held, words),
    leftOut: leftOutView(idea, held, words),
    answers: answersView(idea, index, held, words),
  })
}

/** Trace and road of an idea, by its id or a receipt. */
export async function findTrace(house: House, id: string): Promise<Outcome<FoundTraceView, RefusalCode>> {
  const trace = isUuid(id) ? await viewTraceOfId(house, id) : await viewReceipt(house, id)
  if (!trace.ok) return trace
  const { gathering, number } = trace.value.idea
  const road = await viewRoad(house, gathering, number)
  return road.ok ? accept({ kind: 'idea', trace: trace.value, road: road.value }) : road
}

/** The map of a gathering. A constant number of queries; time in proportion to its ideas. */
export async function viewRoadMap(house: House, gathering: string): Promise<Outcome<RoadMapView, RefusalCode>> {
  const place = await readGathering(house.database.db, gathering)
  if (place === undefined || place.state === 'draft') return refuse('not_found', { what: 'gathering' })
  const { ideas, steps, flows } = mapRoads((await readRoads(house, { gatherings: [gathering], idea: null })).facts)
  return accept({
    ideas,
    steps: steps.map(({ step, standings }) => ({ step, standings: standings.map((one) => ({ ...one })) })),
    flows: flows.map((flow) => ({ ...flow })),
  })
}

/** The ideas that stand at one place of the map, by the same rule that counted them. */
export async function viewStandingIdeas(
  house: House,
  gathering: string,
  asked: { readonly step: RoadStep; readonly standing: Standing; readonly after: number; readonly limit?: number | undefined },
): Promise<Outcome<StandingIdeasView, RefusalCode>> {
  const { db } = house.database
  const place = await readGathering(db, gathering)
  if (place === undefined || place.state === 'draft') return refuse('not_found', { what: 'gathering' })
  const { facts } = await readRoads(house, { gatherings: [gathering], idea: null })
  const { roadOf } = indexRoad(facts)
  const all = facts.ideas.filter((idea) => roadOf(idea)[asked.step] === asked.standing)
  const rest = all.filter(({ number }) => number > asked.after)
  const page = rest.slice(0, asked.limit ?? PAGE_MAX)
  const rows = await readIdeasByNumber(
    db,
    gathering,
    page.map(({ number }) => number),
  )
  const words = await readWords(
    db,
    [...rows.values()].map(({ text_words: text }) => text),
  )
  return accept({
    ideas: page.map(({ number, isHidden }) => ({ number, text: words.of(rows.get(number)?.text_words), isHidden })),
    total: all.length,
    next: page.length < rest.length ? (page.at(-1)?.number ?? null) : null,
  })
}

function resultOf(
  { weighing, number, mergedInto }: RoadStatementRow,
  results: ReadonlyMap<string, ResultOfStatement>,
): ResultOfStatement | undefined {
  return results.get(`${weighing} ${mergedInto ?? number}`)
}

function weighedView(one: RoadStatementRow, idea: RoadIdea, { results, weighings }: HeldRoads, words: WordsById): WeighedView | null {
  const weighing = weighings.get(one.weighing)
  if (weighing === undefined) return null
  const result = one.isHidden ? undefined : resultOf(one, results)
  return {
    weighing: weighing.slug,
    name: words.of(weighing.name_words),
    state: weighing.state,
    closedAt: weighing.closed_at,
    entry: weighing.counted_entry,
    number: one.number,
    text: words.of(one.text_words),
    by: one.ideas.includes(idea.id) ? 'idea' : 'theme',
    mergedInto: one.mergedInto,
    isHidden: one.isHidden,
    result: result === undefined ? null : shownResult(result),
  }
}

/** Sums of too few answers stay away, as on the page of results. */
function shownResult(result: ResultOfStatement): NonNullable<WeighedView['result']> {
  const { class: name, balanced, rows, follow, all } = result
  const isShown = rows.length > 0
  return {
    class: name,
    balanced,
    rows: rows.map(({ groups, ...row }, at) => ({ ...row, groups: [...groups], follows: follow.includes(at) })),
    agrees: isShown ? all.agrees : null,
    cast: isShown ? all.agrees + all.disagrees : null,
  }
}
