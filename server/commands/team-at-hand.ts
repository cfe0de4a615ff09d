/** Loads a team with its seats for a command. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { mayHold, type SeatOfTeam } from '../../core/drafts/team.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { Tx } from '../sql/ledger.ts'
import { readStanding, readTeam, readTeamSeats, type TeamRow } from '../sql/teams.ts'
import { readRegionalGroups, readStakeholderGroups } from '../sql/vocabularies.ts'
import { readWords } from '../sql/words.ts'

/** Which seat, as addresses name it. */
export interface SeatAt {
  readonly team: string
  readonly number: number
}
type NameOf = (id: string | null) => string

/** The team while it works. */
export async function teamAtHand(tx: Tx, id: string): Promise<Outcome<TeamRow, RefusalCode>> {
  const team = await readTeam(tx, id)
  if (team === undefined) return refuse('not_found', { what: 'team' })
  return team.state === 'closed' ? refuse('team_closed') : accept(team)
}

/** The seat, free for this member; or why it is not. */
export async function seatFor(tx: Tx, at: SeatAt, member: string): Promise<Outcome<TeamRow, RefusalCode>> {
  const found = await teamAtHand(tx, at.team)
  if (!found.ok) return found
  const team = found.value
  const nameOf = await groupNames(tx, team.forum_id)
  const seats = await seatsOfTeam(tx, team.id, nameOf)
  const seat = seats.find(({ number }) => number === at.number)
  if (seat === undefined) return refuse('not_found', { what: 'seat' })
  const standing = await readStanding(tx, team.forum_id, member)
  if (standing === null) return refuse('invalid', { field: 'member', detail: 'this forum has no such member.' })
  const candidate = { ...standing, groupName: nameOf(standing.stakeholderGroup), regionName: nameOf(standing.regionalGroup) }
  const held = seats.find((other) => other.member === member)?.number ?? null
  const may = mayHold(team.state, seat, candidate, held)
  return may.ok ? accept(team) : may
}

/** The seat while somebody holds it. */
export async function heldSeat(tx: Tx, at: SeatAt): Promise<Outcome<{ team: TeamRow; member: string }, RefusalCode>> {
  const found = await teamAtHand(tx, at.team)
  if (!found.ok) return found
  const seat = (await readTeamSeats(tx, at.team)).find(({ number }) => number === at.number)
  if (seat === undefined) return refuse('not_found', { what: 'seat' })
  return seat.member_id === null ? refuse('team_seat_free', { seat: at.number }) : accept({ team: found.value, member: seat.member_id })
}

/** Seats as the rules see them. */
export async function seatsOfTeam(tx: Tx, team: string, nameOf: NameOf): Promise<SeatOfTeam[]> {
  return (await readTeamSeats(tx, team)).map((row) => ({
    number: row.number,
    stakeholderGroup: row.stakeholder_group_id,
    groupName: nameOf(row.stakeholder_group_id),
    regionalGroup: row.regional_group_id,
    regionName: nameOf(row.regional_group_id),
    member: row.member_id,
  }))
}

/** Names of groups and regions for sentences. */
export async function groupNames(tx: Tx, forum: string): Promise<NameOf> {
  const rows = [...(await readStakeholderGroups(tx, forum)), ...(await readRegionalGroups(tx, forum))]
  const words = await readWords(
    tx,
    rows.map(({ name_words }) => name_words),
  )
  const names = new Map(rows.map((row) => [row.id, words.of(row.name_words) ?? row.key]))
  return (id) => (id === null ? 'none' : (names.get(id) ?? 'none'))
}
