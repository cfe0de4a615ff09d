/** Teams that draft: which seats there are, who may hold one, and when the call for statements of interest is open. */
import type { Instant } from '../ledger/instant.ts'
import type { RecordedFilling, RecordedQuorum } from '../ledger/team-kinds.ts'
import { accept, refuse, type Outcome } from '../words/outcome.ts'

/** How seats are filled, in the order of the form. */
export const FILLINGS = ['chosen', 'first_come'] as const satisfies readonly RecordedFilling[]
/** Seats of one team: beyond them nobody writes a text together. */
export const TEAM_SEATS_MAX = 60
/** What a meeting needs unless a team says otherwise: half of the seats that are held, and more than one group. */
export const USUAL_QUORUM: RecordedQuorum = { seats: [1, 2], eachGroup: null, groups: 2 }

/** So many seats of one kind, as a form asks for them. */
export interface WantedSeats {
  readonly stakeholderGroup: string
  readonly regionalGroup: string | null
  readonly count: number
}
/** A seat as its rules see it. Names are for sentences. */
export interface SeatOfTeam {
  readonly number: number
  readonly stakeholderGroup: string
  readonly groupName: string
  readonly regionalGroup: string | null
  readonly regionName: string
  readonly member: string | null
}
/** A member as the rules of seats see one. */
export interface Candidate {
  readonly member: string
  readonly stakeholderGroup: string | null
  readonly groupName: string
  readonly regionalGroup: string | null
  readonly regionName: string
}

/** Numbers the seats from 1, in the order asked for. Refuses none, and more than a team can have. */
export function numberSeats(
  wanted: readonly WantedSeats[],
): Outcome<{ number: number; stakeholderGroup: string; regionalGroup: string | null }[], 'invalid'> {
  const seats = wanted.flatMap(({ count, stakeholderGroup, regionalGroup }) =>
    Array.from({ length: Math.min(count, TEAM_SEATS_MAX + 1) }, () => ({ stakeholderGroup, regionalGroup })),
  )
  if (seats.length === 0) return refuse('invalid', { field: 'seats', detail: 'a team without a seat cannot work. Add at least one.' })
  if (seats.length > TEAM_SEATS_MAX)
    return refuse('invalid', { field: 'seats', detail: `a team has at most ${TEAM_SEATS_MAX} seats. Ask for fewer.` })
  return accept(seats.map((seat, at) => ({ number: at + 1, ...seat })))
}

/** Why a seat is not for a member. */
export type SeatRefusal = 'team_closed' | 'team_seat_held' | 'team_seat_one_each' | 'team_seat_of_group' | 'team_seat_of_region'

/**
 * Whether a member may hold a seat: the team works, the seat is free, the member holds no other in the team, and belongs to the
 * group of the seat, and to its region where it names one.
 * @param held number of the seat that the member holds already, or null
 */
export function mayHold(state: 'open' | 'closed', seat: SeatOfTeam, candidate: Candidate, held: number | null): Outcome<null, SeatRefusal> {
  if (state === 'closed') return refuse('team_closed')
  if (seat.member !== null) return refuse('team_seat_held', { seat: seat.number })
  if (held !== null) return refuse('team_seat_one_each', { seat: held })
  if (candidate.stakeholderGroup !== seat.stakeholderGroup)
    return refuse('team_seat_of_group', { seat: seat.number, group: seat.groupName, own: candidate.groupName })
  if (seat.regionalGroup !== null && candidate.regionalGroup !== seat.regionalGroup)
    return refuse('team_seat_of_region', { seat: seat.number, region: seat.regionName, own: candidate.regionName })
  return accept(null)
}

/** Whether the call for statements of interest is open at an instant; a team without dates takes them at any time. */
export function isCallOpen(
  team: { readonly state: 'open' | 'closed'; readonly callOpensAt: Instant | null; readonly callClosesAt: Instant | null },
  now: Instant,
): boolean {
  return (
    team.state === 'open' &&
    (team.callOpensAt === null || team.callOpensAt <= now) &&
    (team.callClosesAt === null || now < team.callClosesAt)
  )
}

/** Co-chairs of one team at most: beyond them nobody chairs. */
export const CHAIRS_MAX = 4

/** A seat as the rule of co-chairs sees it. */
type ChairSeat = Pick<SeatOfTeam, 'number' | 'stakeholderGroup' | 'groupName' | 'member'>

/** Whether the seats with these numbers may chair together: at least two, each held, no two of one group. */
export function checkChairs(
  seats: readonly ChairSeat[],
  numbers: readonly number[],
): Outcome<null, 'not_found' | 'invalid' | 'team_seat_free' | 'team_chairs_of_one_group'> {
  const asked = [...new Set(numbers)]
  if (asked.length < 2 || asked.length > CHAIRS_MAX)
    return refuse('invalid', { field: 'seats', detail: `a team has two to ${CHAIRS_MAX} co-chairs. Name that many seats.` })
  const groups = new Map<string, number>()
  for (const number of asked) {
    const seat = seats.find((one) => one.number === number)
    if (seat === undefined) return refuse('not_found', { what: 'seat' })
    if (seat.member === null) return refuse('team_seat_free', { seat: number })
    const other = groups.get(seat.stakeholderGroup)
    if (other !== undefined) return refuse('team_chairs_of_one_group', { group: seat.groupName, seat: number, other })
    groups.set(seat.stakeholderGroup, number)
  }
  return accept(null)
}
