/** Questions about a gathering: its row, programme, questions, tables, clock and counts. */
import { sql, type Kysely, type Selectable } from 'kysely'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>
export type GatheringRow = Selectable<Tables['gatherings']>
export type ItemRow = Selectable<Tables['programme_items']>
export type QuestionRow = Selectable<Tables['questions']>
export type CafeTableRow = Selectable<Tables['cafe_tables']>
export type ClockRow = Selectable<Tables['clocks']>

/** Most gatherings of one list page of a forum. */
const GATHERINGS_LISTED_MAX = 500

/** One gathering by id. */
export async function readGathering(db: Db, id: string): Promise<GatheringRow | undefined> {
  return await db.selectFrom('gatherings').selectAll().where('id', '=', id).executeTakeFirst()
}
/** Gathering that was ever open under a code. */
export async function readGatheringByCode(db: Db, code: string): Promise<GatheringRow | undefined> {
  return (await readGatheringsByCode(db, [code])).get(code)
}
/** Gatherings by the codes under which they were ever open. */
export async function readGatheringsByCode(db: Db, codes: readonly string[]): Promise<Map<string, GatheringRow>> {
  // What people type may hold signs that the database does not even take.
  const wanted = [...new Set(codes)].filter((code) => /^\d{6}$/.test(code))
  if (wanted.length === 0) return new Map()
  const rows = await db
    .selectFrom('gatherings')
    .selectAll()
    .where((eb) => eb('code', '=', eb.fn.any(eb.val(wanted))))
    .execute()
  return new Map(rows.map((row) => [row.code ?? '', row]))
}
/** Gatherings of a forum, newest date first. */
export async function listGatherings(db: Db, forum: string, drafts: boolean): Promise<GatheringRow[]> {
  let query = db
    .selectFrom('gatherings')
    .selectAll()
    .where('forum_id', '=', forum)
    .orderBy('date', 'desc')
    .orderBy('id', 'desc')
    .limit(GATHERINGS_LISTED_MAX)
  if (!drafts) query = query.where('state', '!=', 'draft')
  return await query.execute()
}
/** Whether a slug is taken. */
export async function isSlugTaken(db: Db, slug: string): Promise<boolean> {
  return (await db.selectFrom('gatherings').select('id').where('slug', '=', slug).executeTakeFirst()) !== undefined
}
/** Whether a code was ever given. */
export async function isCodeTaken(db: Db, code: string): Promise<boolean> {
  return (await db.selectFrom('gatherings').select('id').where('code', '=', code).executeTakeFirst()) !== undefined
}
/** Programme in order. */
export async function readProgramme(db: Db, gathering: string): Promise<ItemRow[]> {
  return await db
    .selectFrom('programme_items')
    .selectAll()
    .where('gathering_id', '=', gathering)
    .where('is_removed', '=', false)
    .orderBy('position')
    .execute()
}
/** Questions in order. */
export async function readQuestions(db: Db, gathering: string): Promise<QuestionRow[]> {
  return await db
    .selectFrom('questions')
    .selectAll()
    .where('gathering_id', '=', gathering)
    .where('is_removed', '=', false)
    .orderBy('number')
    .execute()
}
/** Tables in order of their numbers. */
export async function readCafeTables(db: Db, gathering: string): Promise<CafeTableRow[]> {
  return await db
    .selectFrom('cafe_tables')
    .selectAll()
    .where('gathering_id', '=', gathering)
    .where('is_removed', '=', false)
    .orderBy('number')
    .execute()
}
/** The clock. */
export async function readClock(db: Db, gathering: string): Promise<ClockRow> {
  return await db.selectFrom('clocks').selectAll().where('gathering_id', '=', gathering).executeTakeFirstOrThrow()
}
/** Number of the newest entry that changed how a gathering is set up; what `If-Match` is compared with. */
export async function readSetupVersion(db: Db, gathering: string): Promise<number> {
  const row = await db
    .selectFrom('ledger')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('gathering_id', '=', gathering)
    .where('kind', 'in', [
      'gathering_prepared',
      'gathering_changed',
      'questions_set',
      'programme_set',
      'tables_set',
      'gathering_opened',
      'gathering_closed',
    ])
    .executeTakeFirst()
  return row?.seq ?? 0
}

/** Counts of one or many gatherings for lists: themes, conversations, seats, and when the programme begins and ends. */
export async function countGatherings(
  db: Db,
  gatherings: readonly string[],
): Promise<Map<string, { themes: number; conversations: number; seats: number; startMinute: number | null; endMinute: number | null }>> {
  if (gatherings.length === 0) return new Map()
  const rows = await sql<{
    id: string
    themes: number
    conversations: number
    seats: number
    start_minute: number | null
    end_minute: number | null
  }>`
    select g.id,
      (select count(*)::int from themes t where t.gathering_id = g.id and not t.is_retired) as themes,
      (select count(*)::int from programme_items i where i.gathering_id = g.id and not i.is_removed and i.kind = 'conversation') as conversations,
      (select count(*)::int from seats s where s.gathering_id = g.id) as seats,
      (select min(i.start_minute) from programme_items i where i.gathering_id = g.id and not i.is_removed) as start_minute,
      (select max(i.end_minute) from programme_items i where i.gathering_id = g.id and not i.is_removed) as end_minute
    from gatherings g where g.id = any(${[...gatherings]}::uuid[])`.execute(db)
  return new Map(
    rows.rows.map((row) => [
      row.id,
      { themes: row.themes, conversations: row.conversations, seats: row.seats, startMinute: row.start_minute, endMinute: row.end_minute },
    ]),
  )
}

/** Seats by group, region and modality. */
export async function countSeats(
  db: Db,
  gathering: string,
): Promise<{ group: string | null; region: string | null; modality: string; seats: number }[]> {
  const rows = await db
    .selectFrom('seats')
    .select(['stakeholder_group_id', 'regional_group_id', 'modality', (eb) => eb.fn.countAll<number>().as('seats')])
    .where('gathering_id', '=', gathering)
    .groupBy(['stakeholder_group_id', 'regional_group_id', 'modality'])
    .execute()
  return rows.map((row) => ({ group: row.stakeholder_group_id, region: row.regional_group_id, modality: row.modality, seats: row.seats }))
}

/** Ideas counted by question, round, table and group: everything a console shows is a sum of these rows, however many ideas there are. */
export async function countIdeas(db: Db, gathering: string): Promise<IdeaCount[]> {
  const rows = await db.selectFrom('idea_counts').selectAll().where('gathering_id', '=', gathering).execute()
  return rows.map((row) => ({
    question: row.question_id,
    round: row.round_id,
    table: row.table_id,
    group: row.stakeholder_group_id,
    ideas: row.ideas,
    lastAt: row.last_at,
  }))
}

/** Ideas of one question, round, table and stakeholder group together. */
export interface IdeaCount {
  readonly question: string
  readonly round: string | null
  readonly table: string | null
  readonly group: string | null
  readonly ideas: number
  readonly lastAt: string
}

/** Who sits where in a round: one row for each seat. */
export async function readSeated(db: Db, gathering: string, round: string): Promise<{ table: string; group: string | null }[]> {
  const rows = await db
    .selectFrom('seatings')
    .innerJoin('seats', 'seats.id', 'seatings.seat_id')
    .select(['seatings.table_id', 'seats.stakeholder_group_id'])
    .where('seatings.gathering_id', '=', gathering)
    .where('seatings.round_id', '=', round)
    .orderBy('seats.number')
    .execute()
  return rows.map((row) => ({ table: row.table_id, group: row.stakeholder_group_id }))
}

/** Live themes by question. */
export async function countThemes(db: Db, gathering: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('themes')
    .select(['question_id', (eb) => eb.fn.countAll<number>().as('themes')])
    .where('gathering_id', '=', gathering)
    .where('is_retired', '=', false)
    .groupBy('question_id')
    .execute()
  return new Map(rows.map((row) => [row.question_id, row.themes]))
}
