/** Questions about what clauses stand on, and about what they could cite. */
import { sql, type Kysely, type Selectable } from 'kysely'
import type { RecordedSource } from '../../core/ledger/wording-kinds.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>
/** A citation. */
export type SourceRow = Selectable<Tables['clause_sources']>
/** Something that can be cited, with the words that say it. `place` is the short name of its gathering or its weighing. */
export interface CitableRow {
  readonly kind: RecordedSource['kind']
  readonly idea_id: string | null
  readonly theme_id: string | null
  readonly weighing_id: string | null
  /** Of an idea or a statement its number, of a theme that of its question. */
  readonly number: number
  readonly letter: string | null
  readonly text_words: string
  readonly place: string
}

/** Weighings of a forum whose results speak for sources, newest first. */
const WEIGHINGS_MAX = 24

/** Citations that stand, in the order in which they were made. */
export async function listSources(db: Db, draft: string): Promise<SourceRow[]> {
  return await db
    .selectFrom('clause_sources')
    .selectAll()
    .where('draft_id', '=', draft)
    .where('withdrawn_entry', 'is', null)
    .orderBy('entry')
    .orderBy('id')
    .execute()
}
/** What a draft leaves out with a reason: one row for each statement. */
export async function listLeftOut(db: Db, draft: string): Promise<{ weighing_id: string; statement: number; reason_words: string }[]> {
  return await db
    .selectFrom('left_out_ideas')
    .select(['weighing_id', 'statement', 'reason_words'])
    .where('draft_id', '=', draft)
    .where('place', '=', 0)
    .orderBy('entry')
    .execute()
}
/** Weighings of the forum of a draft that were opened, newest first. */
export async function listWeighingsOfDraft(
  db: Db,
  { forum_id: forum }: { readonly forum_id: string },
): Promise<Selectable<Tables['weighings']>[]> {
  return await db
    .selectFrom('weighings')
    .selectAll()
    .where('forum_id', '=', forum)
    .where('state', '<>', 'draft')
    .orderBy('entry', 'desc')
    .limit(WEIGHINGS_MAX)
    .execute()
}

/** What is meant by ids: ideas, themes and statements of a forum. Three queries at most. */
export async function readCitables(db: Db, forum: string, asked: readonly Omit<RecordedSource, 'kind'>[]): Promise<CitableRow[]> {
  const ideas = asked.flatMap(({ idea }) => idea ?? [])
  const themes = asked.flatMap(({ theme }) => theme ?? [])
  const statements = asked.flatMap(({ weighing, statement }) => (weighing === null || statement === null ? [] : [{ weighing, statement }]))
  const weighings = [...new Set(statements.map(({ weighing }) => weighing))]
  const numbers = [...new Set(statements.map(({ statement }) => statement))]
  return [
    ...(ideas.length === 0 ? [] : await ideasWhere(db, forum, sql`i.id = any(${ideas}::uuid[])`, ideas.length)),
    ...(themes.length === 0 ? [] : await themesWhere(db, forum, sql`t.id = any(${themes}::uuid[])`, themes.length)),
    ...(statements.length === 0
      ? []
      : await statementsWhere(
          db,
          forum,
          sql`s.weighing_id = any(${weighings}::uuid[]) and s.number = any(${numbers}::int[])`,
          weighings.length * numbers.length,
        )),
  ]
}

/** Ideas, themes and statements of a forum with this number or these words; what is hidden or erased is not found. Three queries. */
export async function searchCitables(db: Db, forum: string, asked: string, limit: number): Promise<CitableRow[]> {
  const number = /^\d{1,9}$/.test(asked) ? Number(asked) : null
  // What people type is words, not a pattern.
  const like = `%${asked.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const words = sql`(w.text ilike ${like} and not exists (select 1 from hidden_words h where h.words_id = w.id))`
  const isIt = (numbered: string) => (number === null ? words : sql`(${sql.raw(numbered)} = ${number} or ${words})`)
  return [
    ...(await ideasWhere(db, forum, sql`${isIt('i.number')} and i.hidden_reason is null`, limit)),
    ...(await themesWhere(db, forum, sql`${words} and not t.is_retired`, limit)),
    ...(await statementsWhere(db, forum, sql`${isIt('s.number')} and s.hidden_reason is null and s.merged_into is null`, limit)),
  ]
}

async function ideasWhere(db: Db, forum: string, where: ReturnType<typeof sql>, limit: number): Promise<CitableRow[]> {
  const { rows } = await sql<CitableRow>`
    select 'idea' as kind, i.id as idea_id, null::uuid as theme_id, null::uuid as weighing_id, i.number, null as letter, i.text_words, g.slug as place
    from ideas i join gatherings g on g.id = i.gathering_id and g.forum_id = ${forum} and g.state <> 'draft' left join words w on w.id = i.text_words
    where ${where} order by g.opened_at desc, i.number limit ${limit}`.execute(db)
  return rows
}
async function themesWhere(db: Db, forum: string, where: ReturnType<typeof sql>, limit: number): Promise<CitableRow[]> {
  const { rows } = await sql<CitableRow>`
    select 'theme' as kind, null::uuid as idea_id, t.id as theme_id, null::uuid as weighing_id, q.number, t.letter, t.title_words as text_words, g.slug as place
    from themes t join questions q on q.id = t.question_id join gatherings g on g.id = t.gathering_id and g.forum_id = ${forum} and g.state <> 'draft'
    left join words w on w.id = t.title_words where ${where} order by g.opened_at desc, q.number, t.position limit ${limit}`.execute(db)
  return rows
}
async function statementsWhere(db: Db, forum: string, where: ReturnType<typeof sql>, limit: number): Promise<CitableRow[]> {
  const { rows } = await sql<CitableRow>`
    select 'statement' as kind, null::uuid as idea_id, null::uuid as theme_id, s.weighing_id, s.number, null as letter, s.text_words, v.slug as place
    from statements s join weighings v on v.id = s.weighing_id and v.forum_id = ${forum} and v.state <> 'draft' left join words w on w.id = s.text_words
    where ${where} order by v.entry desc, s.number limit ${limit}`.execute(db)
  return rows
}
