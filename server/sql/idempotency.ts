/** Keys that make a command happen once; they hold ids only, never words. */
import type { Kysely } from 'kysely'
import { insertRows } from './insert-rows.ts'
import type { Tx } from './ledger.ts'
import type { Tables } from './tables.ts'

/** What a key gave, and a digest of what it was sent with; null when that was not kept. */
export interface KeptResult {
  readonly result: unknown
  readonly digest: string | null
}

/** What the command with this key gave, or undefined when it has not happened. */
export async function findResult(db: Kysely<Tables>, scope: string, key: string): Promise<KeptResult | undefined> {
  return await db
    .selectFrom('idempotency_keys')
    .select(['result', 'request_digest as digest'])
    .where('scope', '=', scope)
    .where('key', '=', key)
    .executeTakeFirst()
}

/** What keys gave before, by `scope key`, in one query. */
export async function findResults(db: Kysely<Tables>, asked: readonly { scope: string; key: string }[]): Promise<Map<string, KeptResult>> {
  const [scopes, keys] = [[...new Set(asked.map(({ scope }) => scope))], [...new Set(asked.map(({ key }) => key))]]
  const rows = await db
    .selectFrom('idempotency_keys')
    .select(['scope', 'key', 'result', 'request_digest as digest'])
    .where((eb) => eb.and([eb('scope', '=', eb.fn.any(eb.val(scopes))), eb('key', '=', eb.fn.any(eb.val(keys)))]))
    .execute()
  return new Map(rows.map(({ scope, key, result, digest }) => [`${scope} ${key}`, { result, digest }]))
}

/** True when the key was kept with something else than what is sent now. */
export function isOfAnother(kept: { readonly digest: string | null } | undefined, digest: string | undefined): boolean {
  return digest !== undefined && typeof kept?.digest === 'string' && kept.digest !== digest
}

/** Keeps the result of a command under its key, in the transaction of the command. */
export async function keepResult(
  tx: Tx,
  row: { scope: string; key: string; digest: string | null; result: unknown; madeAt: string },
): Promise<void> {
  const { scope, key, result, digest, madeAt } = row
  await tx.insertInto('idempotency_keys').values({ scope, key, result, request_digest: digest, made_at: madeAt }).execute()
}

/** Keeps the results of many commands. */
export async function keepResults(
  tx: Tx,
  rows: readonly { scope: string; key: string; digest: string | null; result: unknown; madeAt: string }[],
): Promise<void> {
  const kept = rows.map(({ scope, key, result, digest, madeAt }) => ({ scope, key, result, request_digest: digest, made_at: madeAt }))
  await insertRows(tx, 'idempotency_keys', kept)
}

/** Forgets what seats of a gathering did once in it, such as raising a hand: under the Chatham House Rule not even that is told once the doors close. */
export async function forgetKeysOfSeats(db: Kysely<Tables>, gathering: string): Promise<void> {
  await db.deleteFrom('idempotency_keys').where('scope', 'like', `seat:% ${gathering} %`).execute()
}

/** Forgets keys made before an instant: nobody sends them again. */
export async function dropOldKeys(db: Kysely<Tables>, before: string): Promise<void> {
  await db.deleteFrom('idempotency_keys').where('made_at', '<', before).execute()
}
