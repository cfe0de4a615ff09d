/** Questions about members and the persons they are. */
import type { Kysely } from 'kysely'
import type { Role } from '../../core/people/role.ts'
import type { Tables } from './tables.ts'

/** The member of a forum that a signed-in person is, or null. */
export async function findMemberOfPerson(db: Kysely<Tables>, forum: string, person: string): Promise<{ id: string; forum: string; roles: readonly Role[] } | null> {
  const row = await db.selectFrom('member_persons').innerJoin('members', 'members.id', 'member_persons.member_id').select(['members.id', 'members.forum_id', 'members.roles'])
    .where('member_persons.person_id', '=', person).where('members.forum_id', '=', forum).where('members.has_left', '=', false).limit(1).executeTakeFirst()
  return row === undefined ? null : { id: row.id, forum: row.forum_id, roles: row.roles }
}
