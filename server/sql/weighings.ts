/** Questions about weighings: their rows, statements, and what may become one. */
import { sql, type Kysely, type Selectable } from 'kysely'
import type { Tx } from './ledger.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>
/** A weighing as it stands. */
export type WeighingRow = Selectable<Tables['weighings']>
/** A statement as it stands. */
export type StatementRow = Selectable<Tables['statements']>

/** Weighings of one list. */
const WEIGHINGS_LISTED_MAX = 200
/** Closed weighings that are counted in one look: the next look is seconds away. */
const UNCOUNTED_AT_ONCE_MAX = 3

/** One weighing by id. */
export async function readWeighing(db: Db, id: string): Promise<WeighingRow | undefined> {
  return await db.selectFrom('weighings').selectAll().where('id', '=', id).executeTakeFirst()
}
/** The same, while nothing is being rated: groups of ratings that are under way are waited for, and those to come wait. */
export async function holdWeighing(tx: Tx, id: string): Promise<WeighingRow | undefined> {
  return await tx.selectFrom('weighings').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}
/** Weighings of a forum, newest first. */
export async function listWeighings(db: Db, forum: string, drafts: boolean): Promise<WeighingRow[]> {
  let query = db.selectFrom('weighings').selectAll().where('forum_id', '=', forum).orderBy('entry', 'desc').limit(WEIGHINGS_LISTED_MAX)
  if (!drafts) query = query.where('state', '!=', 'draft')
  return await query.execute()
}
/** Weighings that are to open or close by themselves, or whose ratings have not been sealed for a while. */
export async function listWeighingsToTend(db: Db): Promise<WeighingRow[]> {
  return await db
    .selectFrom('weighings')
    .selectAll()
    .where((eb) => eb.or([eb('state', '=', 'open'), eb.and([eb('state', '=', 'draft'), eb('opens_at', 'is not', null)])]))
    .limit(WEIGHINGS_LISTED_MAX)
    .execute()
}
/** Closed weighings whose results were never counted from the ratings that stand. */
export async function listUncounted(db: Db): Promise<WeighingRow[]> {
  return await db
    .selectFrom('weighings')
    .selectAll()
    .where('state', '=', 'closed')
    .where('sealed_digest', 'is not', null)
    .where((eb) => eb.or([eb('counted_ratings', 'is', null), eb('counted_ratings', '!=', eb.ref('sealed_digest'))]))
    .orderBy('closed_at')
    .limit(UNCOUNTED_AT_ONCE_MAX)
    .execute()
}
/** The entry that holds the last seal of a closed weighing. */
export async function readSealEntry(db: Db, weighing: string): Promise<number | null> {
  const row = await db
    .selectFrom('ledger')
    .select('seq')
    .where('kind', '=', 'weighing_closed')
    .where(sql<boolean>`body ->> 'weighing' = ${weighing}`)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  return row?.seq ?? null
}
/** Closed weighings with their seals, to be held against the ratings that are kept. */
export async function listSealed(db: Db): Promise<{ id: string; slug: string; digest: string }[]> {
  const rows = await db
    .selectFrom('weighings')
    .select(['id', 'slug', 'sealed_digest'])
    .where('state', '=', 'closed')
    .where('sealed_digest', 'is not', null)
    .orderBy('id')
    .execute()
  return rows.map(({ id, slug, sealed_digest: digest }) => ({ id, slug, digest: digest ?? '' }))
}
/** Whether the short name of a weighing is taken. */
export async function isWeighingSlugTaken(db: Db, slug: string): Promise<boolean> {
  return (await db.selectFrom('weighings').select('id').where('slug', '=', slug).executeTakeFirst()) !== undefined
}
/** Whether a weighing has or had this code. */
export async function isWeighingCodeTaken(db: Db, code: string): Promise<boolean> {
  return (await db.selectFrom('weighings').select('id').where('code', '=', code).executeTakeFirst()) !== undefined
}
/** Statements of a weighing in the order of their numbers. */
export async function readStatements(db: Db, weighing: string): Promise<StatementRow[]> {
  return await db.selectFrom('statements').selectAll().where('weighing_id', '=', weighing).orderBy('number').execute()
}
/** How many people have rated in a weighing. */
export async function countRaters(db: Db, weighing: string): Promise<number> {
  const row = await db
    .selectFrom('raters')
    .select((eb) => eb.fn.countAll<number>().as('raters'))
    .where('weighing_id', '=', weighing)
    .executeTakeFirstOrThrow()
  return row.raters
}

/** An idea that can become a statement. */
export interface TakeableIdea {
  readonly id: string
  readonly number: number
  readonly text_words: string
  readonly digest: string
  readonly language: string | null
  readonly tie_id: string | null
}
/** Ideas of a gathering with these numbers, and those that count as one with them; without the hidden and the erased. In the order of their numbers. */
export async function readTakeableIdeas(db: Db, gathering: string, numbers: readonly number[]): Promise<TakeableIdea[]> {
  const { rows } = await sql<TakeableIdea>`
    select i.id, i.number, i.text_words, w.digest, i.language, t.tie_id from ideas i
    join words w on w.id = i.text_words and w.text is not null left join idea_ties t on t.idea_id = i.id
    where i.gathering_id = ${gathering} and i.hidden_reason is null and (i.number = any(${[...numbers]}::int[]) or t.tie_id in (
      select tie_id from idea_ties join ideas on ideas.id = idea_ties.idea_id
      where ideas.gathering_id = ${gathering} and ideas.number = any(${[...numbers]}::int[]) and tie_id is not null))
    order by i.number`.execute(db)
  return rows
}

/** Where the ideas of statements stand: number and theme by id. */
export async function readIdeasOfStatements(
  db: Db,
  ids: readonly string[],
): Promise<{ id: string; number: number; theme_id: string | null; seat_id: string | null }[]> {
  if (ids.length === 0) return []
  return await db
    .selectFrom('ideas')
    .leftJoin('idea_placements', 'idea_placements.idea_id', 'ideas.id')
    .select(['ideas.id', 'ideas.number', 'idea_placements.theme_id', 'ideas.seat_id'])
    .where((eb) => eb('ideas.id', '=', eb.fn.any(eb.val([...ids]))))
    .orderBy('ideas.number')
    .execute()
}
/** Themes with the number of their question, by id. */
export async function readThemesOfStatements(
  db: Db,
  ids: readonly string[],
): Promise<{ id: string; letter: string; title_words: string; question: number }[]> {
  if (ids.length === 0) return []
  return await db
    .selectFrom('themes')
    .innerJoin('questions', 'questions.id', 'themes.question_id')
    .select(['themes.id', 'themes.letter', 'themes.title_words', 'questions.number as question'])
    .where((eb) => eb('themes.id', '=', eb.fn.any(eb.val([...ids]))))
    .execute()
}
/** One statement. */
export async function readStatement(db: Db, weighing: string, number: number): Promise<StatementRow | undefined> {
  return await db.selectFrom('statements').selectAll().where('weighing_id', '=', weighing).where('number', '=', number).executeTakeFirst()
}
/** How many people rate, by stakeholder group; null for those who named none. */
export async function countRatersByGroup(db: Db, weighing: string): Promise<{ group: string | null; raters: number }[]> {
  const rows = await db
    .selectFrom('raters')
    .select(['stakeholder_group_id as group', (eb) => eb.fn.countAll<number>().as('raters')])
    .where('weighing_id', '=', weighing)
    .groupBy('stakeholder_group_id')
    .execute()
  return rows
}
