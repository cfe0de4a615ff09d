/** A member states in public why they would like a seat of a team. */
import { PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { isCallOpen } from '../../core/drafts/team.ts'
import type { Instant } from '../../core/ledger/instant.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { INTERESTS_MAX, readInterests, readStanding, type TeamRow } from '../sql/teams.ts'
import { perform, type Acting, type Done } from './command.ts'
import { groupNames, seatsOfTeam, teamAtHand } from './team-at-hand.ts'

/** States it. */
export async function stateTeamInterest(
  house: HouseBase,
  { member, once }: { readonly member: string; readonly once: Acting['once'] },
  team: string,
  asked: string,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const text = parsePlainText(asked, 'text', PARAGRAPH_CHARACTERS_MAX)
  if (!text.ok) return text
  return await perform(house, { actor: `member:${member}`, once }, async (act) => {
    const found = await teamAtHand(act.tx, team)
    if (!found.ok) return found
    const taken = takesInterest(found.value, act.now)
    if (!taken.ok) return taken
    const nameOf = await groupNames(act.tx, found.value.forum_id)
    const seats = await seatsOfTeam(act.tx, team, nameOf)
    const standing = await readStanding(act.tx, found.value.forum_id, member)
    if (!seats.some(({ stakeholderGroup }) => stakeholderGroup === standing?.stakeholderGroup))
      return refuse('team_no_seat_for', { own: nameOf(standing?.stakeholderGroup ?? null) })
    const held = seats.find((seat) => seat.member === member)
    if (held !== undefined) return refuse('team_seat_one_each', { seat: held.number })
    const interests = await readInterests(act.tx, team)
    if (interests.some(({ member_id }) => member_id === member)) return refuse('team_interest_stated')
    if (interests.length >= INTERESTS_MAX)
      return refuse('invalid', { field: 'text', detail: `a team takes at most ${INTERESTS_MAX} statements of interest.` })
    const id = act.newId()
    const body = { id, team, member, text: act.keep(text.value) }
    return accept({ drafts: [{ kind: 'team_interest_stated', forum: found.value.forum_id, gathering: null, body }], result: { id } })
  })
}

function takesInterest(team: TeamRow, now: Instant): Outcome<null, RefusalCode> {
  if (team.filling === 'first_come') return refuse('team_first_come')
  const call = { state: team.state, callOpensAt: team.call_opens_at, callClosesAt: team.call_closes_at }
  if (isCallOpen(call, now)) return accept(null)
  const opens = team.call_opens_at
  return refuse('team_call_closed', {
    when: opens !== null && now < opens ? `opens at ${opens}` : `closed at ${team.call_closes_at ?? ''}`,
  })
}
