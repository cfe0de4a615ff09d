/** Questions about reports, hidden ideas and the log of moderation. */
import { sql, type Kysely } from 'kysely'
import type { RecordedActingRole } from '../../core/ledger/console-kinds.ts'
import type { Entry } from '../../core/ledger/entry.ts'
import type { EntryKind } from '../../core/ledger/entry-kinds.ts'
import type { HidingReason } from '../../core/moderation/hiding.ts'
import { entryOf } from './ledger.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>
/** Kinds of the public log. The index `ledger_of_moderation` is for exactly these. */
const ACTS = [
  'idea_hidden',
  'hiding_appealed',
  'idea_restored',
  'challenge_hidden',
  'challenge_restored',
] as const satisfies readonly EntryKind[]
type Act = Extract<Entry, { kind: (typeof ACTS)[number] }>

type StatementAct = Extract<Entry, { kind: 'statement_hidden' | 'statement_restored' }>

/** How an idea is hidden. */
export interface HidingRow {
  readonly idea_id: string
  readonly reason: HidingReason
  readonly note_words: string | null
  readonly role: RecordedActingRole
  readonly hidden_at: string
  readonly entry: number
  readonly appeal_words: string | null
  readonly appealed_at: string | null
}

/** Hidden ideas, those with an appeal first, then the newest. */
export async function listHidings(db: Db, gathering: string): Promise<HidingRow[]> {
  return await db
    .selectFrom('hidings')
    .selectAll()
    .where('gathering_id', '=', gathering)
    .orderBy(sql`appealed_at is null`)
    .orderBy('entry', 'desc')
    .execute()
}
/** How one idea is hidden, or undefined. */
export async function readHiding(db: Db, idea: string): Promise<HidingRow | undefined> {
  return await db.selectFrom('hidings').selectAll().where('idea_id', '=', idea).executeTakeFirst()
}
/** Reports that nobody has settled, by idea and reason, oldest idea first. */
export async function listOpenReports(
  db: Db,
  gathering: string,
): Promise<{ idea_id: string; reason: HidingReason; reports: number; since: string }[]> {
  return await db
    .selectFrom('idea_reports')
    .select((eb) => ['idea_id', 'reason', eb.fn.countAll<number>().as('reports'), eb.fn.min('reported_at').as('since')])
    .where('gathering_id', '=', gathering)
    .where('settled', 'is', null)
    .groupBy(['idea_id', 'reason'])
    .orderBy('since')
    .execute()
}
/** The report of one idea that was settled last, or is open. */
export async function readReports(
  db: Db,
  idea: string,
): Promise<{ seat_id: string; settled: 'hidden' | 'kept' | null; settled_role: RecordedActingRole | null }[]> {
  return await db
    .selectFrom('idea_reports')
    .select(['seat_id', 'settled', 'settled_role'])
    .where('idea_id', '=', idea)
    .orderBy('settled_at', 'desc')
    .execute()
}
/** How many ideas a seat has reported. */
export async function countReportsOf(db: Db, seat: string, gathering: string): Promise<number> {
  const row = await db
    .selectFrom('idea_reports')
    .select((eb) => eb.fn.countAll<number>().as('reports'))
    .where('gathering_id', '=', gathering)
    .where('seat_id', '=', seat)
    .executeTakeFirstOrThrow()
  return row.reports
}
/** Ids of the words of an idea: its text and its points. */
export async function readWordsOfIdea(db: Db, idea: string): Promise<string[]> {
  const text = await db.selectFrom('ideas').select('text_words').where('id', '=', idea).executeTakeFirst()
  const points = await db.selectFrom('idea_points').select('text_words').where('idea_id', '=', idea).execute()
  return [...(text === undefined ? [] : [text]), ...points].map((row) => row.text_words)
}
/** What was done to statements in the weighings of a gathering, newest first, with the name of each weighing. */
export async function listStatementActs(
  db: Db,
  gathering: string,
  limit: number,
): Promise<(StatementAct & { slug: string; name_words: string })[]> {
  const rows = await db
    .selectFrom('ledger')
    .innerJoin('weighings', (join) => join.on(sql<boolean>`weighings.id::text = ledger.body ->> 'weighing'`))
    .selectAll('ledger')
    .select(['weighings.slug', 'weighings.name_words'])
    .where('ledger.gathering_id', '=', gathering)
    .where('kind', 'in', ['statement_hidden', 'statement_restored'])
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  // Kinds were just asked for.
  return rows.map((row) => ({ ...(entryOf(row) as StatementAct), slug: row.slug, name_words: row.name_words }))
}
/** Acts of moderation, newest first. */
export async function listModerationActs(db: Db, gathering: string, limit: number): Promise<Act[]> {
  const rows = await db
    .selectFrom('ledger')
    .selectAll()
    .where('gathering_id', '=', gathering)
    .where(sql<boolean>`kind in (${sql.join(ACTS.map((kind) => sql.lit(kind)))})`)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  // Kinds were just asked for.
  return rows.map(entryOf) as Act[]
}
