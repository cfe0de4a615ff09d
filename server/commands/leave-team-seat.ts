/** A seat of a team becomes free: its holder leaves, or the conveners free it. */
import { PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { perform, type Acting, type Done } from './command.ts'
import { parseOptional } from './parse-texts.ts'
import { heldSeat, type SeatAt } from './team-at-hand.ts'

/** Frees it. */
export async function leaveTeamSeat(
  house: HouseBase,
  acting: Acting,
  at: SeatAt,
  why: string | null,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const reason = parseOptional(why, 'reason', PARAGRAPH_CHARACTERS_MAX)
  if (!reason.ok) return reason
  return await perform(house, acting, async (act) => {
    const found = await heldSeat(act.tx, at)
    if (!found.ok) return found
    const { team, member } = found.value
    const body = { team: team.id, number: at.number, member, reason: reason.value === null ? null : act.keep(reason.value) }
    return accept({ drafts: [{ kind: 'team_seat_left', forum: team.forum_id, gathering: null, body }], result: { id: team.id } })
  })
}
