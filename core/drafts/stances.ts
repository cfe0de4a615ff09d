/** Where the groups of a drafting team stand on a clause: each seat says it for its group, of the words as they stood. */
import { DESIGNATIONS, type Designation } from '../decisions/designation.ts'
import { accept, refuse, type Outcome } from '../words/outcome.ts'

/** What a seat says of a clause, from the nearest to the farthest: we support it; we can live with it; we cannot, because… */
export const STANCES = ['support', 'live_with', 'cannot'] as const
/** One of them. */
export type Stance = (typeof STANCES)[number]

/** A seat of a team, as far as stances need it. A free seat says nothing. */
export interface SpeakingSeat {
  readonly number: number
  readonly group: string
  readonly isHeld: boolean
}
/** The last thing a seat said of a clause. */
export interface SaidStance {
  readonly seat: number
  readonly stance: Stance
  /** False once the words of the clause have changed: it was said of earlier ones, and is asked again. */
  readonly isOfTheseWords: boolean
}
/** Where one group stands. */
export interface GroupStanding {
  readonly group: string
  /** Of the words as they stand: the farthest of what its seats said; `unsaid` while none has, `absent` when no seat of the group is held. */
  readonly stance: Stance | 'unsaid' | 'absent'
  /** What the group said of earlier words while it has said nothing of these; null otherwise. */
  readonly earlier: Stance | null
  /** Seats of the group that are held, and how many of them have said something of these words. */
  readonly held: number
  readonly heard: number
  /** How many of them cannot live with it. */
  readonly cannot: number
}

/**
 * Where each group stands, groups in the order of their first seats. A group is never more content than its least content seat, so
 * that two seats cannot outnumber one; a seat counts once, with what it said last.
 */
export function standingOf(seats: readonly SpeakingSeat[], said: readonly SaidStance[]): readonly GroupStanding[] {
  const last = new Map(said.map((one) => [one.seat, one]))
  return [...new Set(seats.map(({ group }) => group))].map((group) => {
    const held = seats.filter((seat) => seat.group === group && seat.isHeld)
    const heard = held.flatMap(({ number }) => last.get(number) ?? [])
    const now = heard.filter(({ isOfTheseWords }) => isOfTheseWords).map(({ stance }) => stance)
    return {
      group,
      stance: held.length === 0 ? 'absent' : (farthest(now) ?? 'unsaid'),
      earlier: now.length > 0 ? null : farthest(heard.map(({ stance }) => stance)),
      held: held.length,
      heard: now.length,
      cannot: now.filter((stance) => stance === 'cannot').length,
    }
  })
}

function farthest(said: readonly Stance[]): Stance | null {
  return STANCES.findLast((stance) => said.includes(stance)) ?? null
}

/**
 * Whether the chairs may publish an estimate of a clause: every open reason against it is listed with the estimate, so that none
 * that came a moment ago is passed over, and full consensus is not estimated while a group says that it cannot.
 * @param listed objections that the estimate lists
 * @param open objections to the clause that nobody has answered
 */
export function mayEstimate(
  designation: Designation,
  {
    listed,
    open,
    groups,
  }: { readonly listed: readonly string[]; readonly open: readonly string[]; readonly groups: readonly GroupStanding[] },
): Outcome<true, 'reasons_unlisted' | 'estimate_contradicted'> {
  const missing = open.filter((id) => !listed.includes(id)).length
  if (missing > 0) return refuse('reasons_unlisted', { missing })
  const against = groups.filter(({ stance }) => stance === 'cannot').length
  return designation === DESIGNATIONS[0] && against > 0 ? refuse('estimate_contradicted', { groups: against }) : accept(true)
}

/** True when a clause is agreed: the last estimate of these words says consensus, and no reason against it is open. */
export function isAgreed(lastOfTheseWords: Designation | null, open: number): boolean {
  return open === 0 && (lastOfTheseWords === 'full_consensus' || lastOfTheseWords === 'consensus')
}
