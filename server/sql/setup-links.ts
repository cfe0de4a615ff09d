/** Questions about first-start links. */
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** Keeps a new link and forgets the unspent ones before it. */
export async function replaceSetupLink(db: Kysely<Tables>, tokenHash: string, madeAt: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('setup_links').where('spent_at', 'is', null).execute()
    await tx.insertInto('setup_links').values({ token_hash: tokenHash, made_at: madeAt, spent_at: null }).execute()
  })
}

/** True when the link is known, unspent and made after `madeAfter`. */
export async function isSetupLinkOpen(db: Kysely<Tables>, tokenHash: string, madeAfter: string): Promise<boolean> {
  return (
    (await db
      .selectFrom('setup_links')
      .select('token_hash')
      .where('token_hash', '=', tokenHash)
      .where('spent_at', 'is', null)
      .where('made_at', '>', madeAfter)
      .executeTakeFirst()) !== undefined
  )
}

/** Spends a link. */
export async function spendSetupLink(db: Kysely<Tables>, tokenHash: string, spentAt: string): Promise<void> {
  await db.updateTable('setup_links').set({ spent_at: spentAt }).where('token_hash', '=', tokenHash).execute()
}
