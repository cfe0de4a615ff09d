/** Questions about ideas and their places. */
import type { Kysely } from 'kysely'
import type { RecordedEntering } from '../../core/ledger/entry-kinds.ts'
import type { HidingReason } from '../../core/moderation/hiding.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** An idea with its table number and theme. */
export interface IdeaRow {
  id: string
  number: number
  gathering_id: string
  question_id: string
  round_id: string | null
  table_id: string | null
  table_number: number | null
  seat_id: string | null
  stakeholder_group_id: string | null
  modality: 'room' | 'online' | null
  text_words: string
  language: string | null
  entered: RecordedEntering
  builds_on: number | null
  written_at: string
  recorded_at: string
  is_late: boolean
  entry: number
  theme_id: string | null
  sheet_line: number | null
  hidden_reason: HidingReason | null
  moderated_entry: number | null
}

function selectIdeas(db: Db) {
  return db
    .selectFrom('ideas')
    .leftJoin('cafe_tables', 'cafe_tables.id', 'ideas.table_id')
    .leftJoin('idea_placements', 'idea_placements.idea_id', 'ideas.id')
    .select([
      'ideas.id',
      'ideas.number',
      'ideas.gathering_id',
      'ideas.question_id',
      'ideas.round_id',
      'ideas.table_id',
      'cafe_tables.number as table_number',
      'ideas.seat_id',
      'ideas.stakeholder_group_id',
      'ideas.modality',
      'ideas.text_words',
      'ideas.language',
      'ideas.entered',
      'ideas.builds_on',
      'ideas.written_at',
      'ideas.recorded_at',
      'ideas.is_late',
      'ideas.entry',
      'idea_placements.theme_id',
      'ideas.sheet_line',
      'ideas.hidden_reason',
      'ideas.moderated_entry',
    ])
}

/** A page of ideas by number, upwards from `after`; or, with `newest`, the last ones downwards below `after` (0: from the end). */
export async function listIdeas(
  db: Db,
  gathering: string,
  asked: {
    question?: string | undefined
    table?: string | undefined
    round?: string | undefined
    after: number
    newest: boolean
    limit: number
  },
): Promise<IdeaRow[]> {
  let query = selectIdeas(db).where('ideas.gathering_id', '=', gathering).limit(asked.limit)
  if (asked.question !== undefined) query = query.where('ideas.question_id', '=', asked.question)
  if (asked.table !== undefined) query = query.where('ideas.table_id', '=', asked.table)
  if (asked.round !== undefined) query = query.where('ideas.round_id', '=', asked.round)
  if (!asked.newest) return await query.where('ideas.number', '>', asked.after).orderBy('ideas.number').execute()
  if (asked.after > 0) query = query.where('ideas.number', '<', asked.after)
  return await query.orderBy('ideas.number', 'desc').execute()
}
/** Entry by which an idea was recorded, hidden or restored last: screens that have heard up to it know how it stands. */
export function toldEntryOf(row: Pick<IdeaRow, 'entry' | 'moderated_entry'>): number {
  return Math.max(row.entry, row.moderated_entry ?? 0)
}
/** Ideas recorded, hidden or restored after an entry, oldest first. */
export async function listIdeasSince(db: Db, gathering: string, entry: number, limit: number): Promise<IdeaRow[]> {
  const [recorded, moderated] = await Promise.all([
    selectIdeas(db)
      .where('ideas.gathering_id', '=', gathering)
      .where('ideas.entry', '>', entry)
      .orderBy('ideas.entry')
      .limit(limit)
      .execute(),
    selectIdeas(db)
      .where('ideas.gathering_id', '=', gathering)
      .where('ideas.moderated_entry', '>', entry)
      .where('ideas.entry', '<=', entry)
      .orderBy('ideas.moderated_entry')
      .limit(limit)
      .execute(),
  ])
  return moderated.length === 0 ? recorded : [...recorded, ...moderated].toSorted((a, b) => toldEntryOf(a) - toldEntryOf(b)).slice(0, limit)
}
/** One idea by its number. */
export async function readIdeaByNumber(db: Db, gathering: string, number: number): Promise<IdeaRow | undefined> {
  return await selectIdeas(db).where('ideas.gathering_id', '=', gathering).where('ideas.number', '=', number).executeTakeFirst()
}
/** Ideas by their numbers. */
export async function readIdeasByNumber(db: Db, gathering: string, numbers: readonly number[]): Promise<ReadonlyMap<number, IdeaRow>> {
  if (numbers.length === 0) return new Map()
  const rows = await selectIdeas(db)
    .where('ideas.gathering_id', '=', gathering)
    .where('ideas.number', 'in', [...numbers])
    .execute()
  return new Map(rows.map((row) => [row.number, row]))
}
/** One idea by its id. */
export async function readIdea(db: Db, id: string): Promise<IdeaRow | undefined> {
  return await selectIdeas(db).where('ideas.id', '=', id).executeTakeFirst()
}
/** Ideas by their ids, in no order. */
export async function readIdeasById(db: Db, ids: readonly string[]): Promise<IdeaRow[]> {
  return ids.length === 0
    ? []
    : await selectIdeas(db)
        .where('ideas.id', 'in', [...ids])
        .execute()
}
/** Ideas put on the table from a seat, oldest first. */
export async function listIdeasOfSeat(db: Db, seat: string, limit: number): Promise<IdeaRow[]> {
  return await selectIdeas(db).where('ideas.seat_id', '=', seat).orderBy('ideas.number').limit(limit).execute()
}
/** Nested points of some ideas, in order. */
export async function readPoints(
  db: Db,
  ideas: readonly string[],
): Promise<{ idea_id: string; text_words: string; label: string | null }[]> {
  if (ideas.length === 0) return []
  return await db
    .selectFrom('idea_points')
    .select(['idea_id', 'text_words', 'label'])
    .where((eb) => eb('idea_id', '=', eb.fn.any(eb.val([...ideas]))))
    .orderBy('idea_id')
    .orderBy('position')
    .execute()
}
/** Numbers of ideas by their ids. */
export async function readIdeaNumbers(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('ideas')
    .select(['id', 'number'])
    .where((eb) => eb('id', '=', eb.fn.any(eb.val([...ids]))))
    .execute()
  return new Map(rows.map((row) => [row.id, row.number]))
}
/** Ideas of a question as suggestions read them, by number: their words, place and tie, and what they build on. */
export async function readIdeasWithWords(
  db: Db,
  gathering: string,
  question: string,
  limit: number,
): Promise<
  {
    id: string
    number: number
    text: string | null
    language: string | null
    builds_on: number | null
    theme_id: string | null
    tie_id: string | null
  }[]
> {
  return await db
    .selectFrom('ideas')
    .innerJoin('words', 'words.id', 'ideas.text_words')
    .leftJoin('idea_placements', 'idea_placements.idea_id', 'ideas.id')
    .leftJoin('idea_ties', 'idea_ties.idea_id', 'ideas.id')
    .select(['ideas.id', 'ideas.number', 'ideas.language', 'ideas.builds_on', 'idea_placements.theme_id', 'idea_ties.tie_id'])
    // Hidden words suggest nothing: a title made of them would show them.
    .select((eb) => eb.case().when('ideas.hidden_reason', 'is', null).then(eb.ref('words.text')).else(null).end().as('text'))
    .where('ideas.gathering_id', '=', gathering)
    .where('ideas.question_id', '=', question)
    .orderBy('ideas.number')
    .limit(limit)
    .execute()
}
/** Numbers of the ideas that build on an idea. */
export async function listBuiltOn(db: Db, gathering: string, number: number, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom('ideas')
    .select('number')
    .where('gathering_id', '=', gathering)
    .where('builds_on', '=', number)
    .orderBy('number')
    .limit(limit)
    .execute()
  return rows.map((row) => row.number)
}
/** Numbers of the ideas that build on some ideas, by the number they build on. */
export async function listBuiltOnEach(
  db: Db,
  gathering: string,
  numbers: readonly number[],
  limit: number,
): Promise<ReadonlyMap<number, readonly number[]>> {
  if (numbers.length === 0) return new Map()
  const rows = await db
    .selectFrom('ideas')
    .select(['number', 'builds_on'])
    .where('gathering_id', '=', gathering)
    .where((eb) => eb('builds_on', '=', eb.fn.any(eb.val([...numbers]))))
    .orderBy('number')
    .limit(limit)
    .execute()
  return new Map([...Map.groupBy(rows, (row) => row.builds_on ?? 0)].map(([on, built]) => [on, built.map((row) => row.number)]))
}
/** Ids of ideas by their numbers, with the question they answer. */
export async function readIdeaIds(
  db: Db,
  gathering: string,
  numbers: readonly number[],
): Promise<Map<number, { id: string; question: string }>> {
  if (numbers.length === 0) return new Map()
  const rows = await db
    .selectFrom('ideas')
    .select(['number', 'id', 'question_id'])
    .where('gathering_id', '=', gathering)
    .where((eb) => eb('number', '=', eb.fn.any(eb.val([...numbers]))))
    .execute()
  return new Map(rows.map((row) => [row.number, { id: row.id, question: row.question_id }]))
}
