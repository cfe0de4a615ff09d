/** The members of a forum with their names and addresses: for its administrators alone. */
import type { MemberView } from '../../contract/people.ts'
import type { House } from '../house.ts'
import { readMembers } from '../sql/members.ts'
import { readWords } from '../sql/words.ts'

/** All of them, those who left included. */
export async function viewMembers(house: Pick<House, 'database'>, forum: string): Promise<{ members: MemberView[] }> {
  const rows = await readMembers(house.database.db, forum)
  const words = await readWords(
    house.database.db,
    rows.map((row) => row.name_words),
  )
  return {
    members: rows.map((row) => ({
      id: row.id,
      name: words.of(row.name_words),
      email: row.email,
      roles: row.roles,
      organisation: row.organisation_id,
      stakeholderGroup: row.stakeholder_group_id,
      regionalGroup: row.regional_group_id,
      joinedAt: row.joined_at,
      hasLeft: row.has_left,
    })),
  }
}
