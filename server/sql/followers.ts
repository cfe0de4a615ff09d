/** Questions about who follows what by e-mail. */
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** Somebody who follows a gathering, or one idea of it. */
export interface FollowerRow {
  readonly id: string
  readonly gathering: string
  readonly idea: number | null
  readonly email: string
  readonly confirmedAt: string | null
  readonly toldEntry: number
}

const COLUMNS = ['id', 'gathering_id', 'idea_number', 'email', 'confirmed_at', 'told_entry'] as const

/** Notes who asked. @returns the id of the row and whether it is confirmed already; asking twice makes no second row */
export async function noteFollower(
  db: Db,
  asked: { id: string; gathering: string; idea: number | null; email: string; askedAt: string; toldEntry: number },
): Promise<{ id: string; isConfirmed: boolean }> {
  await db
    .insertInto('followers')
    .values({
      id: asked.id,
      gathering_id: asked.gathering,
      idea_number: asked.idea,
      email: asked.email,
      asked_at: asked.askedAt,
      confirmed_at: null,
      told_entry: asked.toldEntry,
      told_at: null,
    })
    .onConflict((oc) => oc.doNothing())
    .execute()
  const row = await db
    .selectFrom('followers')
    .select(['id', 'confirmed_at'])
    .where('gathering_id', '=', asked.gathering)
    .where('email', '=', asked.email)
    .where((eb) => (asked.idea === null ? eb('idea_number', 'is', null) : eb('idea_number', '=', asked.idea)))
    .executeTakeFirstOrThrow()
  return { id: row.id, isConfirmed: row.confirmed_at !== null }
}

/** One follower. */
export async function readFollower(db: Db, id: string): Promise<FollowerRow | undefined> {
  const row = await db.selectFrom('followers').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : followerOf(row)
}

/** Confirms; confirming twice changes nothing. */
export async function confirmFollower(db: Db, id: string, at: string): Promise<void> {
  await db.updateTable('followers').set({ confirmed_at: at }).where('id', '=', id).where('confirmed_at', 'is', null).execute()
}

/** Forgets somebody. */
export async function dropFollower(db: Db, id: string): Promise<void> {
  await db.deleteFrom('followers').where('id', '=', id).execute()
}

/** Forgets those who never confirmed. */
export async function dropUnconfirmed(db: Db, before: string): Promise<void> {
  await db.deleteFrom('followers').where('confirmed_at', 'is', null).where('asked_at', '<', before).execute()
}

/** Confirmed followers of gatherings that have grown since they were told, and who had no letter since `lastBefore`. */
export async function listToTell(db: Db, lastBefore: string, limit: number): Promise<FollowerRow[]> {
  const rows = await db
    .selectFrom('followers')
    .innerJoin('gatherings', 'gatherings.id', 'followers.gathering_id')
    .select(COLUMNS.map((column) => `followers.${column}` as const))
    .where('confirmed_at', 'is not', null)
    .whereRef('gatherings.version', '>', 'followers.told_entry')
    .where((eb) => eb.or([eb('told_at', 'is', null), eb('told_at', '<', lastBefore)]))
    .orderBy('followers.told_entry')
    .limit(limit)
    .execute()
  return rows.map(followerOf)
}

/** Notes that somebody was told up to an entry. False when another process was faster. */
export async function markTold(db: Db, follower: FollowerRow, entry: number, at: string | null): Promise<boolean> {
  const done = await db
    .updateTable('followers')
    .set({ told_entry: entry, ...(at === null ? {} : { told_at: at }) })
    .where('id', '=', follower.id)
    .where('told_entry', '=', follower.toldEntry)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

function followerOf(row: {
  id: string
  gathering_id: string
  idea_number: number | null
  email: string
  confirmed_at: string | null
  told_entry: number
}): FollowerRow {
  return {
    id: row.id,
    gathering: row.gathering_id,
    idea: row.idea_number,
    email: row.email,
    confirmedAt: row.confirmed_at,
    toldEntry: row.told_entry,
  }
}
