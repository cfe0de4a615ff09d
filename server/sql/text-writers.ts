/** Who writes in drafts: the teams of a member, and who somebody is in a drafting room. */
import type { Kysely } from 'kysely'
import type { InTheRoom } from '../drafting/text-rights.ts'
import type { Tables } from './tables.ts'
import { findTeamSeat } from './teams.ts'
import { readWords } from './words.ts'

/** Teams in which a member of the forum holds a seat. */
export async function listTeamsOf(db: Kysely<Tables>, member: string): Promise<string[]> {
  const rows = await db
    .selectFrom('team_seats')
    .innerJoin('members', 'members.id', 'team_seats.member_id')
    .select('team_seats.team_id')
    .where('team_seats.member_id', '=', member)
    .where('members.has_left', '=', false)
    .execute()
  return rows.map(({ team_id }) => team_id)
}

/** Somebody of the team, with the group for which they sit in it; null for everybody else. Three queries. */
export async function readWriter(db: Kysely<Tables>, team: string, member: string): Promise<InTheRoom | null> {
  const seat = await findTeamSeat(db, team, member)
  if (seat === null) return null
  const row = await db.selectFrom('members').select('name_words').where('id', '=', member).executeTakeFirst()
  const words = await readWords(db, [row?.name_words])
  return { member, name: words.of(row?.name_words) ?? '', group: seat.stakeholderGroup }
}
