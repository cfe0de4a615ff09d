/** Finds the demonstration café, if it was loaded. */
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from './tables.ts'

/** What stands as template of the demonstration in its first entry. */
export const DEMO_TEMPLATE = 'demonstration'

/** The gathering that the demonstration became, or undefined. */
export async function findDemonstration(db: Kysely<Tables>): Promise<{ id: string; slug: string } | undefined> {
  return await db
    .selectFrom('ledger')
    .innerJoin('gatherings', 'gatherings.id', 'ledger.gathering_id')
    .select(['gatherings.id', 'gatherings.slug'])
    .where('ledger.kind', '=', 'gathering_prepared')
    .where(sql<boolean>`ledger.body->>'template' = ${DEMO_TEMPLATE}`)
    .orderBy('ledger.seq')
    .limit(1)
    .executeTakeFirst()
}

/** Keys of the groups and regions of a forum with their ids, retired ones left out. */
export async function idsByKey(
  db: Kysely<Tables>,
  forum: string,
): Promise<{ readonly groups: ReadonlyMap<string, string>; readonly regions: ReadonlyMap<string, string>; readonly timeZone: string }> {
  const groups = await db
    .selectFrom('stakeholder_groups')
    .select(['key', 'id'])
    .where('forum_id', '=', forum)
    .where('is_retired', '=', false)
    .execute()
  const regions = await db
    .selectFrom('regional_groups')
    .select(['key', 'id'])
    .where('forum_id', '=', forum)
    .where('is_retired', '=', false)
    .execute()
  const { time_zone: timeZone } = await db.selectFrom('forums').select('time_zone').where('id', '=', forum).executeTakeFirstOrThrow()
  return { groups: new Map(groups.map(({ key, id }) => [key, id])), regions: new Map(regions.map(({ key, id }) => [key, id])), timeZone }
}
