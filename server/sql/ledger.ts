/** The only writer and reader of the ledger and of its head. */
import { sql, type Kysely, type Transaction } from 'kysely'
import type { LedgerHead } from '../../core/ledger/chain.ts'
import type { Entry } from '../../core/ledger/entry.ts'
import { Fault } from '../fault.ts'
import { insertRows } from './insert-rows.ts'
import type { Tables } from './tables.ts'

/** Name under which PostgreSQL passes hints between processes. */
export const HINT_CHANNEL = 'entente_ledger'

/** A transaction of the house. */
export type Tx = Transaction<Tables>

/**
 * Takes the turn at the head of the ledger until the transaction ends. Every command does this first, so commands are
 * serialised: a decision never rests on a state that another command is changing, and numbers commit in their order.
 */
export async function lockHead(tx: Tx): Promise<LedgerHead> {
  const head = await tx.selectFrom('ledger_head').select(['seq', 'hash']).forUpdate().executeTakeFirst()
  if (head === undefined) throw new Fault('the ledger has no head row')
  return head
}

/** Writes sealed entries and moves the head; the caller holds the head and has sealed them onto it. */
export async function appendEntries(tx: Tx, entries: readonly Entry[]): Promise<void> {
  const last = entries.at(-1)
  if (last === undefined) return
  // Statements of one transaction go down its connection one behind the other, without waiting for each answer.
  await Promise.all([
    insertRows(tx, 'ledger', entries.map(ledgerRowOf)),
    tx.updateTable('ledger_head').set({ seq: last.seq, hash: last.hash }).execute(),
    // A hint to every process to look sooner; it carries no truth and may be lost.
    sql`select pg_notify(${HINT_CHANNEL}, ${String(last.seq)})`.execute(tx),
  ])
}

/** Newest number and hash. */
export async function readHead(db: Kysely<Tables>): Promise<LedgerHead> {
  const head = await db.selectFrom('ledger_head').select(['seq', 'hash']).executeTakeFirst()
  if (head === undefined) throw new Fault('the ledger has no head row')
  return head
}

/** Entries after a number, in order; of one gathering when it is given. */
export async function readEntries(
  db: Kysely<Tables>,
  asked: { after: number; limit: number; gathering?: string | undefined },
): Promise<Entry[]> {
  let query = db.selectFrom('ledger').selectAll().where('seq', '>', asked.after).orderBy('seq').limit(asked.limit)
  if (asked.gathering !== undefined) query = query.where('gathering_id', '=', asked.gathering)
  return (await query.execute()).map(entryOf)
}

/** What a live screen has to know of an entry: which gathering it moves, and which board when it moves one. */
export interface EntryNote {
  readonly seq: number
  readonly kind: Entry['kind']
  readonly gathering: string | null
  readonly board: string | null
}

/** Notes of the entries after a number, in order; bodies are not read, a busy hall looks many times a second. */
export async function readEntryNotes(db: Kysely<Tables>, after: number, limit: number): Promise<EntryNote[]> {
  const { rows } = await sql<EntryNote>`
    select seq, kind, gathering_id as gathering, case when body ? 'before' or kind = 'suggestion_declined' then body ->> 'question' end as board
    from ledger where seq > ${after} order by seq limit ${limit}`.execute(db)
  return rows
}

/** Entries of a gathering of some kinds after a number, in order. */
export async function readEntriesOfKinds(
  db: Kysely<Tables>,
  gathering: string,
  kinds: readonly Entry['kind'][],
  after: number,
  limit: number,
): Promise<Entry[]> {
  const rows = await db
    .selectFrom('ledger')
    .selectAll()
    .where('gathering_id', '=', gathering)
    .where('kind', 'in', [...kinds])
    .where('seq', '>', after)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  return rows.map(entryOf).toReversed()
}

/** Whether a gathering has an entry of another kind than these after a number. */
export async function hasEntryBeside(
  db: Kysely<Tables>,
  gathering: string,
  kinds: readonly Entry['kind'][],
  after: number,
): Promise<boolean> {
  const row = await db
    .selectFrom('ledger')
    .select('seq')
    .where('gathering_id', '=', gathering)
    .where('seq', '>', after)
    .where('kind', 'not in', [...kinds])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Entries whose numbers are given, in order. */
export async function readEntriesBySeq(db: Kysely<Tables>, seqs: readonly number[]): Promise<Entry[]> {
  if (seqs.length === 0) return []
  return (
    await db
      .selectFrom('ledger')
      .selectAll()
      .where('seq', 'in', [...seqs])
      .orderBy('seq')
      .execute()
  ).map(entryOf)
}

/** Entries about one idea or theme: those that name its id anywhere in their body. */
export async function readEntriesNaming(db: Kysely<Tables>, gathering: string, id: string, limit: number): Promise<Entry[]> {
  const rows = await db
    .selectFrom('ledger')
    .selectAll()
    .where('gathering_id', '=', gathering)
    .where(sql<boolean>`body::text like ${`%${id}%`}`)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map(entryOf)
}

/** An entry as a row. */
export function ledgerRowOf(entry: Entry): LedgerRow {
  return {
    seq: entry.seq,
    at: entry.at,
    forum_id: entry.forum,
    gathering_id: entry.gathering,
    actor: entry.actor,
    kind: entry.kind,
    body: entry.body,
    prev_hash: entry.prevHash,
    hash: entry.hash,
  }
}

interface LedgerRow {
  seq: number
  at: string
  forum_id: string | null
  gathering_id: string | null
  actor: string
  kind: string
  body: unknown
  prev_hash: string
  hash: string
}

/** A row of the ledger as an entry. */
export function entryOf(row: LedgerRow): Entry {
  // The ledger is written by appendEntries alone; verification, not this reader, judges rows that somebody else changed.
  return {
    seq: row.seq,
    at: row.at,
    forum: row.forum_id,
    gathering: row.gathering_id,
    actor: row.actor,
    kind: row.kind,
    body: row.body,
    prevHash: row.prev_hash,
    hash: row.hash,
  } as Entry
}
