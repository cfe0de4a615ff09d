/** Questions about help, messages, expectations and phones. */
import { sql, type Kysely } from 'kysely'
import type { RecordedActingRole, RecordedExpectation } from '../../core/ledger/console-kinds.ts'
import type { Modality } from '../../core/ledger/entry-kinds.ts'
import type { HelpReason } from '../../core/moderation/hiding.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** A call for help with the number of its table. */
export interface HelpRow {
  readonly id: string
  readonly table_id: string
  readonly table_number: number
  readonly seat_id: string
  readonly reason: HelpReason
  readonly state: 'waiting' | 'taken' | 'done'
  readonly called_at: string
  readonly moved_at: string
  readonly moved_role: RecordedActingRole
}

function selectHelp(db: Db, gathering: string) {
  return db
    .selectFrom('help_calls')
    .innerJoin('cafe_tables', 'cafe_tables.id', 'help_calls.table_id')
    .select([
      'help_calls.id',
      'help_calls.table_id',
      'cafe_tables.number as table_number',
      'help_calls.seat_id',
      'help_calls.reason',
      'help_calls.state',
      'help_calls.called_at',
      'help_calls.moved_at',
      'help_calls.moved_role',
    ])
    .where('help_calls.gathering_id', '=', gathering)
}
/** Calls that wait or are taken, oldest first, and those done since an instant. */
export async function listHelp(db: Db, gathering: string, doneSince: string): Promise<HelpRow[]> {
  return await selectHelp(db, gathering)
    .where((eb) => eb.or([eb('help_calls.state', '<>', 'done'), eb('help_calls.moved_at', '>=', doneSince)]))
    .orderBy(sql`help_calls.state = 'done'`)
    .orderBy('help_calls.called_at')
    .execute()
}
/** Calls that wait or are taken: one for each table at most. */
export async function listOpenHelp(db: Db, gathering: string): Promise<HelpRow[]> {
  return await selectHelp(db, gathering).where('help_calls.state', '<>', 'done').execute()
}
/** One call. */
export async function readHelp(db: Db, gathering: string, id: string): Promise<HelpRow | undefined> {
  return await selectHelp(db, gathering).where('help_calls.id', '=', id).executeTakeFirst()
}
/** The call of a table that waits or is taken. */
export async function readOpenHelp(db: Db, gathering: string, table: string): Promise<HelpRow | undefined> {
  return await selectHelp(db, gathering).where('help_calls.table_id', '=', table).where('help_calls.state', '<>', 'done').executeTakeFirst()
}

/** A message. */
export interface MessageRow {
  readonly id: string
  readonly tables: string[] | null
  readonly modality: Modality | null
  readonly text_words: string
  readonly role: RecordedActingRole
  readonly sent_at: string
  readonly withdrawn_at: string | null
}
/** The newest messages, newest first. */
export async function listMessages(db: Db, gathering: string, limit: number): Promise<MessageRow[]> {
  return await db
    .selectFrom('messages')
    .select(['id', 'tables', 'modality', 'text_words', 'role', 'sent_at', 'withdrawn_at'])
    .where('gathering_id', '=', gathering)
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
/** One message. */
export async function readMessage(db: Db, gathering: string, id: string): Promise<MessageRow | undefined> {
  return await db
    .selectFrom('messages')
    .select(['id', 'tables', 'modality', 'text_words', 'role', 'sent_at', 'withdrawn_at'])
    .where('gathering_id', '=', gathering)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Who is expected, or undefined when nothing was said. */
export async function readExpected(
  db: Db,
  gathering: string,
): Promise<
  { room: number | null; online: number | null; groups: RecordedExpectation[]; regions: RecordedExpectation[]; entry: number } | undefined
> {
  const row = await db
    .selectFrom('expectations')
    .select(['room', 'online', 'groups', 'regions', 'entry'])
    .where('gathering_id', '=', gathering)
    .executeTakeFirst()
  // The command that sets expectations alone writes these columns.
  return row === undefined
    ? undefined
    : { ...row, groups: row.groups as RecordedExpectation[], regions: row.regions as RecordedExpectation[] }
}

/** Keeps that a phone is there. One small upsert; nothing is kept of before. */
export async function keepPresence(db: Db, phone: { seat: string; gathering: string; at: string; unsent: number }): Promise<void> {
  const row = { seat_id: phone.seat, gathering_id: phone.gathering, heard_at: phone.at, unsent: phone.unsent }
  await db
    .insertInto('seat_presence')
    .values(row)
    .onConflict((oc) => oc.column('seat_id').doUpdateSet({ heard_at: row.heard_at, unsent: row.unsent }))
    .execute()
}
/** Phones of a round by table, that were not heard since an instant. Seats that left are nobody's concern. */
export async function listOffline(
  db: Db,
  gathering: string,
  round: string,
  since: string,
): Promise<{ table: string; number: number; phones: number; unsent: number; since: string }[]> {
  return await db
    .selectFrom('seat_presence')
    .innerJoin('seats', 'seats.id', 'seat_presence.seat_id')
    .innerJoin('seatings', (join) => join.onRef('seatings.seat_id', '=', 'seats.id').on('seatings.round_id', '=', round))
    .innerJoin('cafe_tables', 'cafe_tables.id', 'seatings.table_id')
    .select((eb) => [
      'cafe_tables.id as table',
      'cafe_tables.number',
      eb.fn.countAll<number>().as('phones'),
      eb.fn.sum<number>('seat_presence.unsent').as('unsent'),
      eb.fn.min('seat_presence.heard_at').as('since'),
    ])
    .where('seat_presence.gathering_id', '=', gathering)
    .where('seat_presence.heard_at', '<', since)
    .where('seats.left_at', 'is', null)
    .groupBy(['cafe_tables.id', 'cafe_tables.number'])
    .orderBy('unsent', 'desc')
    .orderBy('cafe_tables.number')
    .execute()
}
/** Ideas that wait on phones which were heard since an instant. */
export async function countUnsent(db: Db, gathering: string, since: string): Promise<number> {
  const row = await db
    .selectFrom('seat_presence')
    .select((eb) => eb.fn.sum<number | null>('unsent').as('unsent'))
    .where('gathering_id', '=', gathering)
    .where('heard_at', '>=', since)
    .executeTakeFirst()
  return row?.unsent ?? 0
}
