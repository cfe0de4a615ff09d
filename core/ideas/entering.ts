/** Whether ideas may be entered for others, and when they count as written. */
import type { RecordedEntering } from '../ledger/entry-kinds.ts'
import type { Instant } from '../ledger/instant.ts'
import { accept, refuse, type Outcome } from '../words/outcome.ts'
import { decideCapture, type CaptureAsked, type Captured } from './capture.ts'

/** How somebody enters for others. */
export type EnteringForOthers = Exclude<RecordedEntering, 'phone' | 'imported'>

/**
 * A host enters what is said now, so only while the round runs. Paper and scribes may come after the round and after the
 * gathering has closed: what they bring was said before the end of the round, and is recorded as late.
 * @returns refusals: those of `decideCapture` for hosts, `not_found`, `gathering_not_open` and `round_not_begun` for the others
 */
export function decideEntering(
  by: EnteringForOthers,
  asked: Omit<CaptureAsked, 'writtenAt' | 'lateArrivalMsMax'>,
): Outcome<Captured, 'not_found' | 'gathering_not_open' | 'no_round_open' | 'wrong_round' | 'round_not_begun'> {
  if (by === 'host') return decideCapture({ ...asked, writtenAt: null, lateArrivalMsMax: 0 })
  const round = asked.rounds.find((one) => one.id === asked.round)
  if (round === undefined) return refuse('not_found', { what: 'round', field: 'round' })
  if (asked.gathering === 'draft') return refuse('gathering_not_open')
  if (round.startedAt === null) return refuse('round_not_begun', { round: round.number })
  const isOver = asked.runningRound !== round.id && round.endedAt !== null
  return accept({ writtenAt: isOver ? earlier(round.endedAt, asked.now) : asked.now, isLate: isOver })
}

function earlier(one: Instant | null, other: Instant): Instant {
  return one !== null && one < other ? one : other
}
