/** What a convener chooses when a weighing is prepared, and whether it may be opened, closed or rated. */
import type { RecordedAudience, RecordedShowing } from '../ledger/weighing-kinds.ts'
import type { Instant } from '../ledger/instant.ts'
import { accept, refuse, type Outcome } from '../words/outcome.ts'

/** Who may rate, in the order of the form. */
export const AUDIENCES = ['seats', 'anyone'] as const satisfies readonly RecordedAudience[]
/** When the sums are shown, in the order of the form. */
export const SHOWINGS = ['closed', 'live'] as const satisfies readonly RecordedShowing[]
/** State of a weighing. */
export type WeighingState = 'draft' | 'open' | 'closed'

/** Statements that one person is asked for unless the convener says otherwise: a quarter of an hour at twenty seconds each. */
export const SHARE_USUAL = 45

/** Checks the two instants of a weighing against each other. */
export function checkTimes(times: { readonly opensAt: Instant | null; readonly closesAt: Instant | null }): Outcome<null, 'invalid'> {
  const { opensAt, closesAt } = times
  return opensAt !== null && closesAt !== null && Date.parse(closesAt) <= Date.parse(opensAt)
    ? refuse('invalid', { field: 'closesAt', detail: 'a weighing closes after it opens. Choose a later time.' })
    : accept(null)
}

/** Whether a weighing in this state, with so many statements, may be opened. */
export function mayOpen(
  state: WeighingState,
  statements: number,
): Outcome<null, 'weighing_open_already' | 'weighing_over' | 'no_statements'> {
  if (state === 'open') return refuse('weighing_open_already')
  if (state === 'closed') return refuse('weighing_over')
  return statements === 0 ? refuse('no_statements') : accept(null)
}
