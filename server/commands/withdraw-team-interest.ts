/** A member withdraws their statement of interest in a seat of a team. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readInterests, readTeam } from '../sql/teams.ts'
import { perform, type Done } from './command.ts'

/** Withdraws it. */
export async function withdrawTeamInterest(
  house: HouseBase,
  member: string,
  team: string,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, { actor: `member:${member}` }, async (act) => {
    const row = await readTeam(act.tx, team)
    const mine = (await readInterests(act.tx, team)).find(({ member_id }) => member_id === member)
    if (row === undefined || mine === undefined) return refuse('not_found', { what: 'statement of interest of yours' })
    const body = { id: mine.id, team }
    return accept({ drafts: [{ kind: 'team_interest_withdrawn', forum: row.forum_id, gathering: null, body }], result: { id: mine.id } })
  })
}
