/** The log of what is typed in drafts. A change is in it before anybody is told that it is saved; numbers of one draft commit in their order. */
import { sql, type Kysely } from 'kysely'
import type { DraftState } from '../../core/drafts/draft-state.ts'
import type { Tx } from './ledger.ts'
import type { Tables } from './tables.ts'

/** Name under which PostgreSQL tells other processes that a text has changed; the payload is `draft:seq`. */
export const TEXT_CHANNEL = 'entente_texts'

/** One change of a text, or many put together. */
export interface TextUpdate {
  readonly seq: number
  readonly bytes: Uint8Array
}

/** Takes the turn at a draft until the transaction ends, and tells its state. Undefined where there is none. */
export async function holdText(tx: Tx, draft: string): Promise<DraftState | undefined> {
  const row = await tx.selectFrom('drafts').select('state').where('id', '=', draft).forNoKeyUpdate().executeTakeFirst()
  return row?.state
}
/** Appends one change; the caller holds the text. @returns its number */
export async function appendTextUpdate(tx: Tx, draft: string, bytes: Uint8Array): Promise<number> {
  const { rows } = await sql<{ seq: number }>`
    insert into text_updates (draft_id, seq, bytes)
    select ${draft}, coalesce(max(seq), 0) + 1, ${Buffer.from(bytes)} from text_updates where draft_id = ${draft} returning seq`.execute(tx)
  const seq = rows[0]?.seq ?? 0
  await sql`select pg_notify(${TEXT_CHANNEL}, ${`${draft}:${seq}`})`.execute(tx)
  return seq
}
/** Changes after a number, in order. After what was put together meanwhile comes the row that holds it all. */
export async function readTextUpdates(db: Kysely<Tables>, draft: string, after: number): Promise<TextUpdate[]> {
  return await db
    .selectFrom('text_updates')
    .select(['seq', 'bytes'])
    .where('draft_id', '=', draft)
    .where('seq', '>', after)
    .orderBy('seq')
    .execute()
}
/** The newest number of each of these texts. */
export async function readTextHeads(db: Kysely<Tables>, drafts: readonly string[]): Promise<{ draft: string; seq: number }[]> {
  if (drafts.length === 0) return []
  return await db
    .selectFrom('text_updates')
    .select(['draft_id as draft', (eb) => eb.fn.max<number>('seq').as('seq')])
    .where((eb) => eb('draft_id', '=', eb.fn.any(eb.val([...drafts]))))
    .groupBy('draft_id')
    .execute()
}
/** Puts one row in the place of all changes up to its number; the caller holds the text. */
export async function replaceTextUpdates(tx: Tx, draft: string, whole: TextUpdate): Promise<void> {
  await tx.deleteFrom('text_updates').where('draft_id', '=', draft).where('seq', '<=', whole.seq).execute()
  await tx
    .insertInto('text_updates')
    .values({ draft_id: draft, seq: whole.seq, bytes: Buffer.from(whole.bytes) })
    .execute()
}
