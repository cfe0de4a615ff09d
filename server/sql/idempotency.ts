/** Keys that make a command happen once; they hold ids only, never words. */
import type { Kysely } from 'kysely'
import type { Tx } from './ledger.ts'
import type { Tables } from './tables.ts'

/** What the command with this key gave, or undefined when it has not happened. */
export async function findResult(db: Kysely<Tables>, scope: string, key: string): Promise<unknown> {
  return (await db.selectFrom('idempotency_keys').select('result').where('scope', '=', scope).where('key', '=', key).executeTakeFirst())
    ?.result
}

/** Keeps the result of a command under its key, in the transaction of the command. */
export async function keepResult(tx: Tx, row: { scope: string; key: string; result: unknown; madeAt: string }): Promise<void> {
  await tx.insertInto('idempotency_keys').values({ scope: row.scope, key: row.key, result: row.result, made_at: row.madeAt }).execute()
}

/** Forgets keys made before an instant: nobody sends them again. */
export async function dropOldKeys(db: Kysely<Tables>, before: string): Promise<void> {
  await db.deleteFrom('idempotency_keys').where('made_at', '<', before).execute()
}
