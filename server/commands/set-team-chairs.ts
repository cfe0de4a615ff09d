/** Names the co-chairs of a team by their seats. */
import { PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { checkChairs } from '../../core/drafts/team.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { perform, type Acting, type Done } from './command.ts'
import { groupNames, seatsOfTeam, teamAtHand } from './team-at-hand.ts'

/** Names them; whoever chaired before and is not named does so no more. */
export async function setTeamChairs(
  house: HouseBase,
  acting: Acting,
  team: string,
  asked: { readonly seats: readonly number[]; readonly reason: string },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const reason = parsePlainText(asked.reason, 'reason', PARAGRAPH_CHARACTERS_MAX)
  if (!reason.ok) return reason
  return await perform(house, acting, async (act) => {
    const found = await teamAtHand(act.tx, team)
    if (!found.ok) return found
    const { forum_id } = found.value
    const checked = checkChairs(await seatsOfTeam(act.tx, team, await groupNames(act.tx, forum_id)), asked.seats)
    if (!checked.ok) return checked
    const body = { team, seats: [...new Set(asked.seats)].toSorted((a, b) => a - b), reason: act.keep(reason.value) }
    return accept({ drafts: [{ kind: 'team_chairs_set', forum: forum_id, gathering: null, body }], result: { id: team } })
  })
}
