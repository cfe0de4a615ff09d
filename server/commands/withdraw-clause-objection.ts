/** Withdraws an objection to a clause: by the seat that raised it. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { mayMove } from '../../core/drafts/objections.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readClauseObjection } from '../sql/readings.ts'
import { perform, type Done } from './command.ts'
import { readingAtHand, type Drafting } from './reading-at-hand.ts'

/** Withdraws it. What the seat says of the clause stays until it says something else. */
export async function withdrawClauseObjection(
  house: HouseBase,
  drafting: Drafting,
  objection: string,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, drafting, async (act) => {
    const found = await readingAtHand(act, drafting)
    if (!found.ok) return found
    const { draft, place, seat } = found.value
    const row = await readClauseObjection(act.tx, draft.id, objection)
    if (row === undefined || row.seat !== seat.number) return refuse('not_found', { what: 'objection of your seat' })
    const may = mayMove(row.state, 'withdrawn')
    if (!may.ok) return may
    const body = { id: row.id, draft: draft.id, state: 'withdrawn' as const, answer: null }
    return accept({ drafts: [{ kind: 'clause_objection_settled', ...place, body }], result: { id: row.id } })
  })
}
