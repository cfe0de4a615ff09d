/** The register of objections to clauses. To address one is to give it a reason; it need not be accommodated in the text. */
import type { ObjectionState } from '../decisions/register.ts'
import { accept, refuse, type Outcome } from '../words/outcome.ts'

/** What the chairs can make of an objection. */
export const SETTLEMENTS = ['answered', 'accommodated'] as const
/** One of them. */
export type Settlement = (typeof SETTLEMENTS)[number]
/** Objections to one text: beyond it somebody is not drafting but fighting. */
export const OBJECTIONS_MAX = 1_000

/** Whether an objection can be settled or withdrawn now. What was answered may still be accommodated or withdrawn; a second answer would hide the first. */
export function mayMove(from: ObjectionState, to: Settlement | 'withdrawn'): Outcome<true, 'objection_settled'> {
  const isOpen = from === 'open' || (from === 'answered' && to !== 'answered')
  return isOpen ? accept(true) : refuse('objection_settled', { state: from })
}

/** True when an objection still waits for a reason; only then does it stand in the way of a reading. */
export function isUnaddressed(state: ObjectionState): boolean {
  return state === 'open'
}
