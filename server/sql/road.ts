/** What the road of ideas rests on: ideas, statements made of them and what came of those. A constant number of queries for one idea and for all. */
import { sql, type Kysely } from 'kysely'
import type { RoadIdea, RoadStatement } from '../../core/records/road.ts'
import type { ResultOfStatement } from '../../core/weighing/results.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** Ideas whose road is asked for: all of some gatherings, or a single one of them. */
export interface RoadScope {
  readonly gatherings: readonly string[]
  readonly idea: string | null
}

/** Ideas in the order of their numbers. A theme that was taken away holds nobody. */
export async function readRoadIdeas(db: Db, { gatherings, idea }: RoadScope): Promise<RoadIdea[]> {
  let query = db
    .selectFrom('ideas')
    .leftJoin('idea_placements', 'idea_placements.idea_id', 'ideas.id')
    .leftJoin('themes', (join) => join.onRef('themes.id', '=', 'idea_placements.theme_id').on('themes.is_retired', '=', false))
    .select(['ideas.id', 'ideas.number', 'themes.id as theme', (eb) => eb('ideas.hidden_reason', 'is not', null).as('isHidden')])
    .where('ideas.gathering_id', 'in', gatherings)
    .orderBy('ideas.number')
  if (idea !== null) query = query.where('ideas.id', '=', idea)
  return (await query.execute()).map((row) => ({ ...row, isHidden: row.isHidden === true }))
}

/** A weighing of these gatherings: its own, or one that holds a statement made of their ideas or themes. */
export interface RoadWeighingRow {
  readonly id: string
  readonly slug: string
  readonly name_words: string
  readonly state: 'open' | 'closed'
  readonly closed_at: string | null
  readonly counted_entry: number | null
}

/** Weighings that were opened, the oldest first. */
export async function readRoadWeighings(db: Db, gatherings: readonly string[]): Promise<RoadWeighingRow[]> {
  const { rows } = await sql<RoadWeighingRow>`
    select w.id, w.slug, w.name_words, w.state, w.closed_at, w.counted_entry from weighings w
    where w.state <> 'draft' and (w.gathering_id = any(${[...gatherings]}::uuid[])
      or exists (select from statements s where s.weighing_id = w.id and (${ofGatherings(gatherings)})))
    order by w.opened_at, w.entry`.execute(db)
  return rows
}

/** A statement with its words. */
export interface RoadStatementRow extends RoadStatement {
  readonly text_words: string
  readonly entry: number
}

/** Statements made of these ideas, or of the themes they stand under, in weighings that were opened. */
export async function readRoadStatements(db: Db, { gatherings, idea }: RoadScope): Promise<RoadStatementRow[]> {
  const ofScope =
    idea === null
      ? ofGatherings(gatherings)
      : sql<boolean>`s.ideas @> array[${idea}]::uuid[] or s.theme_id = (select theme_id from idea_placements where idea_id = ${idea})`
  const { rows } = await sql<RoadStatementRow>`
    select s.weighing_id as weighing, s.number, s.ideas, s.theme_id as theme, s.merged_into as "mergedInto", s.hidden_reason is not null as "isHidden",
      s.text_words, s.entry
    from statements s join weighings w on w.id = s.weighing_id where w.state <> 'draft' and (${ofScope})
    order by w.opened_at, w.entry, s.number`.execute(db)
  return rows
}

function ofGatherings(gatherings: readonly string[]) {
  return sql<boolean>`exists (select from unnest(s.ideas) named join ideas i on i.id = named where i.gathering_id = any(${[...gatherings]}::uuid[]))
    or s.theme_id in (select id from themes where gathering_id = any(${[...gatherings]}::uuid[]))`
}

/** Results of single statements out of counts that are kept; one query, whatever else the counts hold. */
export async function readStatementResults(
  db: Db,
  asked: readonly { readonly weighing: string; readonly number: number }[],
): Promise<{ readonly weighing: string; readonly result: ResultOfStatement }[]> {
  if (asked.length === 0) return []
  const { rows } = await sql<{ weighing: string; result: ResultOfStatement }>`
    select r.weighing_id as weighing, each as result from weighing_results r join weighings w on w.id = r.weighing_id and w.sealed_digest = r.ratings_digest
    cross join jsonb_array_elements(r.results -> 'statements') each
    join unnest(${asked.map(({ weighing }) => weighing)}::uuid[], ${asked.map(({ number }) => number)}::int[]) as wanted (weighing, number)
      on wanted.weighing = r.weighing_id and wanted.number = (each ->> 'number')::int`.execute(db)
  return rows
}
