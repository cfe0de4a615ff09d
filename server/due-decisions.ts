/** Closes decisions whose time is up, so that a silence procedure ends when it said and nobody has to press a button for it. */
import { closeDecision } from './commands/close-decision.ts'
import type { HouseBase } from './house-base.ts'
import { listDue } from './sql/decisions.ts'

/** How often the house looks: people wait for a result, and a look is one query by an index. */
export const CLOSE_EVERY_MS = 5_000

/** Closes and counts what is due; where a chair has to call consensus, that stays with the chair. @returns how many were closed */
export async function closeDueDecisions(house: HouseBase): Promise<number> {
  const { db } = house.database
  let closed = 0
  for (const at of await listDue(db, house.now().toISOString())) {
    // Refused when another process was first: then it is closed all the same.
    const done = await closeDecision(house, { actor: 'house' }, at, { isCalled: false, reason: null })
    if (done.ok) closed += 1
  }
  return closed
}
