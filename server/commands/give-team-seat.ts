/** The conveners give a free seat of a team to a member, and say why. */
import { PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { readInterests } from '../sql/teams.ts'
import { perform, type Acting, type Done } from './command.ts'
import { seatFor, type SeatAt } from './team-at-hand.ts'

/** Gives it. */
export async function giveTeamSeat(
  house: HouseBase,
  acting: Acting,
  at: SeatAt,
  asked: { readonly member: string; readonly reason: string },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const reason = parsePlainText(asked.reason, 'reason', PARAGRAPH_CHARACTERS_MAX)
  if (!reason.ok) return reason
  return await perform(house, acting, async (act) => {
    const found = await seatFor(act.tx, at, asked.member)
    if (!found.ok) return found
    const { id, forum_id } = found.value
    // To be named in public is their own wish first.
    if (!(await readInterests(act.tx, id)).some(({ member_id }) => member_id === asked.member)) return refuse('team_interest_missing')
    const body = { team: id, number: at.number, member: asked.member, reason: act.keep(reason.value) }
    return accept({ drafts: [{ kind: 'team_seat_given', forum: forum_id, gathering: null, body }], result: { id } })
  })
}
