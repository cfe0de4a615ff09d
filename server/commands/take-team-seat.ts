/** A member sits down on a free seat of a team. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { perform, type Done } from './command.ts'
import { seatFor, type SeatAt } from './team-at-hand.ts'

/** Takes it, where the seats go to whoever comes first. */
export async function takeTeamSeat(house: HouseBase, member: string, at: SeatAt): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, { actor: `member:${member}` }, async (act) => {
    const found = await seatFor(act.tx, at, member)
    if (!found.ok) return found
    const { id, forum_id, filling } = found.value
    if (filling === 'chosen') return refuse('team_seat_chosen')
    const body = { team: id, number: at.number, member }
    return accept({ drafts: [{ kind: 'team_seat_taken', forum: forum_id, gathering: null, body }], result: { id } })
  })
}
