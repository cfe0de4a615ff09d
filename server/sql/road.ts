/** What the road of ideas rests on: ideas, statements made of them and what came of those. A constant number of queries for one idea and for all. */
import { sql, type Kysely } from 'kysely'
import type { RoadIdea, RoadSource, RoadStatement } from '../../core/records/road.ts'
import type { Answer, CellState } from '../../core/adoption/register.ts'
import type { DraftState } from '../../core/drafts/draft-state.ts'
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

/** A draft that anybody may read, which cites something of these gatherings. */
export interface RoadDraftRow {
  readonly id: string
  readonly slug: string
  readonly title_words: string
  readonly state: DraftState
  /** The version that is shown: the frozen one, else the newest that was kept; 0 before the first. */
  readonly shown: number
}

/** Drafts of the road, the oldest first. What is not open to all is not there. */
export async function readRoadDrafts(db: Db, gatherings: readonly string[]): Promise<RoadDraftRow[]> {
  const here = [...gatherings]
  const { rows } = await sql<RoadDraftRow>`
    select d.id, d.slug, d.title_words, d.state, coalesce(d.frozen_version, d.version) as shown from drafts d
    where d.is_open_to_all and exists (select from clause_sources c where c.draft_id = d.id and (
      c.idea_id in (select id from ideas where gathering_id = any(${here}::uuid[]))
      or c.theme_id in (select id from themes where gathering_id = any(${here}::uuid[]))
      or exists (select from statements s where s.weighing_id = c.weighing_id and s.number = c.statement and (${ofGatherings(gatherings)}))))
    order by d.begun_at, d.id`.execute(db)
  return rows
}

/** What a clause of these drafts stands on or stood on. */
export interface RoadSourceRow extends RoadSource {
  readonly cited_at: string
  readonly entry: number
}

/** All sources of some drafts, the oldest first. */
export async function readRoadSources(db: Db, drafts: readonly string[]): Promise<RoadSourceRow[]> {
  if (drafts.length === 0) return []
  const rows = await db
    .selectFrom('clause_sources')
    .select(['draft_id', 'clause_id', 'idea_id', 'theme_id', 'weighing_id', 'statement', 'withdrawn_entry', 'cited_at', 'entry'])
    .where('draft_id', 'in', drafts)
    .orderBy('entry')
    .execute()
  return rows.map((row) => ({
    draft: row.draft_id,
    clause: row.clause_id,
    idea: row.idea_id,
    theme: row.theme_id,
    statement: row.weighing_id === null || row.statement === null ? null : { weighing: row.weighing_id, number: row.statement },
    isWithdrawn: row.withdrawn_entry !== null,
    cited_at: row.cited_at,
    entry: row.entry,
  }))
}

/** A clause in one version of its draft. */
export interface RoadClauseRow {
  readonly draft: string
  readonly clause: string
  readonly version: number
  readonly label: string
  readonly text_words: string
  readonly kept_at: string
  readonly entry: number
}

/** Every wording that the cited clauses of some drafts have had in kept versions, the oldest first. */
export async function readRoadClauses(db: Db, drafts: readonly string[]): Promise<RoadClauseRow[]> {
  if (drafts.length === 0) return []
  return await db
    .selectFrom('draft_clauses')
    .innerJoin('draft_versions', (join) =>
      join.onRef('draft_versions.draft_id', '=', 'draft_clauses.draft_id').onRef('draft_versions.number', '=', 'draft_clauses.version'),
    )
    .select([
      'draft_clauses.draft_id as draft',
      'draft_clauses.clause_id as clause',
      'draft_clauses.version',
      'draft_clauses.label',
      'draft_clauses.text_words',
      'draft_versions.kept_at',
      'draft_versions.entry',
    ])
    .where('draft_clauses.draft_id', 'in', drafts)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('clause_sources')
          .select('clause_sources.id')
          .whereRef('clause_sources.draft_id', '=', 'draft_clauses.draft_id')
          .whereRef('clause_sources.clause_id', '=', 'draft_clauses.clause_id'),
      ),
    )
    .orderBy('draft_clauses.version')
    .orderBy('draft_clauses.position')
    .execute()
}

/** An idea that a team left out, and why. */
export interface RoadLeftOutRow {
  readonly draft: string
  readonly idea: string
  readonly reason_words: string
  readonly left_out_at: string
  readonly entry: number
}

/** Ideas that the teams of some drafts left out. */
export async function readRoadLeftOut(db: Db, drafts: readonly string[]): Promise<RoadLeftOutRow[]> {
  if (drafts.length === 0) return []
  const rows = await db
    .selectFrom('left_out_ideas')
    .select(['draft_id as draft', 'idea_id', 'reason_words', 'left_out_at', 'entry'])
    .where('draft_id', 'in', drafts)
    .where('idea_id', 'is not', null)
    .orderBy('entry')
    .execute()
  return rows.flatMap(({ idea_id: idea, ...row }) => (idea === null ? [] : [{ ...row, idea }]))
}

/** What one body was asked about one clause, and what it said. */
export interface RoadAnswerRow {
  readonly draft: string
  readonly clause: string
  readonly body: string
  readonly name_words: string
  readonly state: CellState
  readonly due_at: string
  readonly answer: Answer | null
  readonly reason_words: string | null
  readonly department_words: string | null
  readonly answered_at: string | null
  readonly entry: number
}

/** Cells of the register over all hand-overs of some drafts; of a body that was asked twice, each. */
export async function readRoadAnswers(db: Db, drafts: readonly string[]): Promise<RoadAnswerRow[]> {
  if (drafts.length === 0) return []
  return await db
    .selectFrom('register_cells')
    .innerJoin('handovers', 'handovers.id', 'register_cells.handover_id')
    .innerJoin('bodies', 'bodies.id', 'register_cells.body_id')
    .select([
      'handovers.draft_id as draft',
      'register_cells.clause_id as clause',
      'bodies.id as body',
      'bodies.name_words',
      'register_cells.state',
      'register_cells.due_at',
      'register_cells.answer',
      'register_cells.reason_words',
      'register_cells.department_words',
      'register_cells.answered_at',
      'register_cells.entry',
    ])
    .where('handovers.draft_id', 'in', drafts)
    .orderBy('register_cells.due_at')
    .orderBy('bodies.id')
    .execute()
}
