/** Questions about persons: who may sign in, and which members of which forums they are. */
import type { Kysely } from 'kysely'
import type { Tx } from './ledger.ts'
import type { Tables } from './tables.ts'

/** Joins a member to the person with an e-mail address, who is made when there is none. */
export async function linkPerson(tx: Tx, link: { member: string; email: string; newPerson: string; now: string }): Promise<void> {
  // An address counts as proven only by a link that was opened there; an administrator typed it and nobody can sign in before that.
  await tx
    .insertInto('sign_in_persons')
    .values({ id: link.newPerson, email: link.email, email_verified: true, created_at: link.now, updated_at: link.now })
    .onConflict((oc) => oc.column('email').doNothing())
    .execute()
  const person = await tx.selectFrom('sign_in_persons').select('id').where('email', '=', link.email).executeTakeFirstOrThrow()
  await tx.insertInto('member_persons').values({ member_id: link.member, person_id: person.id, email: link.email }).execute()
}

/** The member of a forum that has an e-mail address, or undefined. */
export async function findMemberByEmail(
  db: Kysely<Tables>,
  forum: string,
  email: string,
): Promise<{ id: string; hasLeft: boolean } | undefined> {
  return await db
    .selectFrom('member_persons')
    .innerJoin('members', 'members.id', 'member_persons.member_id')
    .select(['members.id', 'members.has_left as hasLeft'])
    .where('members.forum_id', '=', forum)
    .where('member_persons.email', '=', email)
    .limit(1)
    .executeTakeFirst()
}

/** True when the address belongs to somebody who is a member of a forum of this house today. */
export async function isAddressOfMember(db: Kysely<Tables>, email: string): Promise<boolean> {
  const row = await db
    .selectFrom('member_persons')
    .innerJoin('members', 'members.id', 'member_persons.member_id')
    .select('members.id')
    .where('member_persons.email', '=', email)
    .where('members.has_left', '=', false)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Name of a person as a member, the newest membership first; null when it was erased or there is none. */
export async function readNameOfPerson(db: Kysely<Tables>, person: string): Promise<string | null> {
  const row = await db
    .selectFrom('member_persons')
    .innerJoin('members', 'members.id', 'member_persons.member_id')
    .innerJoin('words', 'words.id', 'members.name_words')
    .select('words.text')
    .where('member_persons.person_id', '=', person)
    .orderBy('members.has_left')
    .orderBy('members.joined_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.text ?? null
}

/** How many passkeys a person has. */
export async function countPasskeys(db: Kysely<Tables>, person: string): Promise<number> {
  const row = await db
    .selectFrom('sign_in_passkeys')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('person_id', '=', person)
    .executeTakeFirstOrThrow()
  return row.count
}

/** Ends every session of the person behind a member who is no longer in any forum. */
export async function endSessionsOfLeaver(tx: Tx, member: string): Promise<void> {
  const person = await tx.selectFrom('member_persons').select('person_id').where('member_id', '=', member).executeTakeFirst()
  if (person === undefined) return
  const staying = await tx
    .selectFrom('member_persons')
    .innerJoin('members', 'members.id', 'member_persons.member_id')
    .select('members.id')
    .where('member_persons.person_id', '=', person.person_id)
    .where('members.has_left', '=', false)
    .limit(1)
    .executeTakeFirst()
  if (staying === undefined) await tx.deleteFrom('sign_in_sessions').where('person_id', '=', person.person_id).execute()
}

/** Throws away sessions and links that are over. */
export async function dropSpentSignIns(db: Kysely<Tables>, now: string): Promise<void> {
  await db.deleteFrom('sign_in_verifications').where('expires_at', '<', now).execute()
  await db.deleteFrom('sign_in_sessions').where('expires_at', '<', now).execute()
}
