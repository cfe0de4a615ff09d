/** Questions about members and the persons they are. */
import type { Kysely } from 'kysely'
import { FORUM_LIST_MAX } from '../../contract/limits.ts'
import type { Role } from '../../core/people/role.ts'
import type { Tables } from './tables.ts'

/** The member of a forum that a signed-in person is, or null. */
export async function findMemberOfPerson(
  db: Kysely<Tables>,
  forum: string,
  person: string,
): Promise<{ id: string; forum: string; roles: readonly Role[] } | null> {
  const row = await db
    .selectFrom('member_persons')
    .innerJoin('members', 'members.id', 'member_persons.member_id')
    .select(['members.id', 'members.forum_id', 'members.roles'])
    .where('member_persons.person_id', '=', person)
    .where('members.forum_id', '=', forum)
    .where('members.has_left', '=', false)
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : { id: row.id, forum: row.forum_id, roles: row.roles }
}

/** Members of a forum with the addresses they sign in with, in the order in which they joined. */
export async function readMembers(db: Kysely<Tables>, forum: string) {
  return await db
    .selectFrom('members')
    .leftJoin('member_persons', 'member_persons.member_id', 'members.id')
    .select([
      'members.id',
      'members.roles',
      'members.organisation_id',
      'members.stakeholder_group_id',
      'members.regional_group_id',
      'members.name_words',
      'members.joined_at',
      'members.has_left',
      'member_persons.email',
    ])
    .where('members.forum_id', '=', forum)
    .orderBy('members.joined_at')
    .orderBy('members.id')
    .limit(FORUM_LIST_MAX)
    .execute()
}

/** Whether anybody administers this house: until then it is not open, though an operator may have brought records in. */
export async function hasAdministrator(db: Kysely<Tables>): Promise<boolean> {
  const row = await db
    .selectFrom('members')
    .select('id')
    .where((eb) => eb(eb.val('administrator'), '=', eb.fn.any('roles')))
    .where('has_left', '=', false)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Roles of members by their ids. */
export async function readRoles(db: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlyMap<string, readonly Role[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('members')
    .select(['id', 'roles'])
    .where((eb) => eb('id', '=', eb.fn.any(eb.val([...new Set(ids)]))))
    .execute()
  return new Map(rows.map((row) => [row.id, row.roles]))
}
