/** Questions about forums and what stands in them. Lists are bounded by `FORUM_LIST_MAX` where they grow. */
import { sql, type Kysely } from 'kysely'
import { FORUM_LIST_MAX } from '../../contract/limits.ts'
import type { Tables } from './tables.ts'

/** A forum by id. */
export async function readForum(db: Kysely<Tables>, id: string) {
  return await db.selectFrom('forums').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Id of the root forum, or null before the house is open. */
export async function findRootForum(db: Kysely<Tables>): Promise<string | null> {
  return (
    (await db.selectFrom('forums').select('id').where('parent_id', 'is', null).orderBy('opened_at').limit(1).executeTakeFirst())?.id ?? null
  )
}

/** Organisations with the number of their members who have not left. */
export async function readOrganisations(db: Kysely<Tables>, forum: string) {
  return await db
    .selectFrom('organisations')
    .select(['id', 'name_words', 'stakeholder_group_id'])
    .select((eb) =>
      eb
        .selectFrom('members')
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('members.organisation_id', '=', 'organisations.id')
        .where('members.has_left', '=', false)
        .as('members'),
    )
    .where('forum_id', '=', forum)
    .orderBy('id')
    .limit(FORUM_LIST_MAX)
    .execute()
}

/** Bodies with the number of issues that name them. */
export async function readBodies(db: Kysely<Tables>, forum: string) {
  return await db
    .selectFrom('bodies')
    .select(['id', 'parent_id', 'name_words'])
    .select((eb) =>
      eb
        .selectFrom('issues')
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('issues.body_id', '=', 'bodies.id')
        .as('issues'),
    )
    .where('forum_id', '=', forum)
    .orderBy('id')
    .limit(FORUM_LIST_MAX)
    .execute()
}

/** Issues, the oldest first. */
export async function readIssues(db: Kysely<Tables>, forum: string) {
  return await db
    .selectFrom('issues')
    .select(['id', 'title_words', 'body_id', 'slug'])
    .where('forum_id', '=', forum)
    .orderBy('id')
    .limit(FORUM_LIST_MAX)
    .execute()
}

/** How many rows of a kind a forum has. */
export async function countInForum(
  db: Kysely<Tables>,
  table: 'members' | 'organisations' | 'bodies' | 'issues',
  forum: string,
): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select(sql<number>`count(*)::int`.as('count'))
    .where('forum_id', '=', forum)
    .executeTakeFirstOrThrow()
  return row.count
}

/** True when the forum has this row. */
export async function isInForum(
  db: Kysely<Tables>,
  table: 'organisations' | 'stakeholder_groups' | 'regional_groups' | 'bodies',
  forum: string,
  id: string,
): Promise<boolean> {
  return (await db.selectFrom(table).select('id').where('id', '=', id).where('forum_id', '=', forum).executeTakeFirst()) !== undefined
}

/** The tree of bodies without what is counted about them. */
export async function readBodyTree(db: Kysely<Tables>, forum: string) {
  return await db
    .selectFrom('bodies')
    .select(['id', 'parent_id as parent', 'name_words as nameWords'])
    .where('forum_id', '=', forum)
    .orderBy('id')
    .limit(FORUM_LIST_MAX)
    .execute()
}

/** One issue. */
export async function readIssue(db: Kysely<Tables>, forum: string, id: string) {
  return await db
    .selectFrom('issues')
    .select(['id', 'title_words', 'body_id', 'slug'])
    .where('id', '=', id)
    .where('forum_id', '=', forum)
    .executeTakeFirst()
}

/** Whether the short name of an issue is taken. */
export async function isIssueSlugTaken(db: Kysely<Tables>, slug: string): Promise<boolean> {
  return (await db.selectFrom('issues').select('id').where('slug', '=', slug).executeTakeFirst()) !== undefined
}
