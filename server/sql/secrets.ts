/** Secrets that the house made for itself; kept in the database so that all its processes share them. */
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** Reads a secret, or keeps the offered one when there is none yet; two processes that start at once agree. */
export async function readOrMakeSecret(db: Kysely<Tables>, name: string, offered: string): Promise<string> {
  await db
    .insertInto('house_secrets')
    .values({ name, value: offered })
    .onConflict((oc) => oc.column('name').doNothing())
    .execute()
  return (await db.selectFrom('house_secrets').select('value').where('name', '=', name).executeTakeFirstOrThrow()).value
}
