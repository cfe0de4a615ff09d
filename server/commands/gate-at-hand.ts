/** Loads a clause at the gate for a command: marked as restricting, with what is answered so far. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { readGate } from '../sql/readings.ts'
import type { Act } from './command.ts'
import { chairing, clauseAtHand, readingAtHand, type ClauseAtHand, type Drafting, type ReadingAtHand } from './reading-at-hand.ts'

/** The clause of a marked gate. Refuses a clause that the team has not marked as restricting. */
export async function gateAtHand(
  act: Act,
  drafting: Drafting,
  asked: { readonly clause: string; readonly seen: string | null; readonly isForChairs: boolean },
): Promise<Outcome<ReadingAtHand & ClauseAtHand, RefusalCode>> {
  const found = await (asked.isForChairs ? chairing(act, drafting) : readingAtHand(act, drafting))
  if (!found.ok) return found
  const clause = await clauseAtHand(act, found.value.draft, asked)
  if (!clause.ok) return clause
  const gate = await readGate(act.tx, found.value.draft.id, asked.clause)
  if (gate?.is_restricting !== true) return refuse('gate_not_marked', { clause: clause.value.clause.label })
  return accept({ ...found.value, ...clause.value })
}
