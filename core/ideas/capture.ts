/** Whether an idea may go on record: for which round, and when it was written. */
import type { Instant } from '../ledger/instant.ts'
import { accept, refuse, type Outcome } from '../words/outcome.ts'

/** A round as capture sees it: a conversation of the programme. */
export interface CaptureRound {
  readonly id: string
  readonly number: number
  readonly startedAt: Instant | null
  readonly endedAt: Instant | null
}
/** What is asked, and the state it meets. */
export interface CaptureAsked {
  readonly round: string
  /** What the phone says; null when it says nothing. Phones lag and lie: it is kept within the round. */
  readonly writtenAt: Instant | null
  readonly now: Instant
  readonly gathering: 'draft' | 'open' | 'closed'
  readonly rounds: readonly CaptureRound[]
  readonly runningRound: string | null
  /** How long after the end of a round words written during it are still taken, in ms. */
  readonly lateArrivalMsMax: number
}
/** When the idea was written, and whether its round had ended before it arrived. */
export interface Captured {
  readonly writtenAt: Instant
  readonly isLate: boolean
}

/** How far a phone may be from the clock of the house: half of a slow round trip. What was written just before the bell must not be after it by that. */
const PHONE_CLOCK_MS_MAX = 3_000

/**
 * Takes an idea for the running round, or for an ended one when it was written before the end and comes within the limit:
 * an idea belongs to the table it was said at, and a phone without network must not lose it.
 * @returns refusals: `not_found` (no such round), `gathering_not_open`, `no_round_open`, `wrong_round` with `openRound` and a sentence
 */
export function decideCapture(
  asked: CaptureAsked,
): Outcome<Captured, 'not_found' | 'gathering_not_open' | 'no_round_open' | 'wrong_round'> {
  const round = asked.rounds.find((one) => one.id === asked.round)
  if (round === undefined) return refuse('not_found', { what: 'round', field: 'round' })
  const claimed = asked.writtenAt === null || asked.writtenAt > asked.now ? asked.now : asked.writtenAt
  if (asked.gathering === 'open' && asked.runningRound === round.id) {
    return accept({ writtenAt: round.startedAt !== null && claimed < round.startedAt ? round.startedAt : claimed, isLate: false })
  }
  if (isLateArrival(asked, round, claimed))
    return accept({ writtenAt: round.endedAt !== null && claimed > round.endedAt ? round.endedAt : claimed, isLate: true })
  if (asked.gathering !== 'open') return refuse('gathering_not_open')
  const open = asked.rounds.find((one) => one.id === asked.runningRound)
  if (open === undefined) return refuse('no_round_open')
  return refuse('wrong_round', { open: `Round ${open.number} is open.`, openRound: open.id, openRoundNumber: open.number, field: 'round' })
}

function isLateArrival(asked: CaptureAsked, round: CaptureRound, claimed: Instant): boolean {
  if (asked.gathering === 'draft' || asked.writtenAt === null || round.startedAt === null || round.endedAt === null) return false
  const endedMs = Date.parse(round.endedAt)
  return (
    claimed >= round.startedAt &&
    Date.parse(claimed) <= endedMs + PHONE_CLOCK_MS_MAX &&
    Date.parse(asked.now) - endedMs <= asked.lateArrivalMsMax
  )
}
