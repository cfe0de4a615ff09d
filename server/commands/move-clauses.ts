/** A body says of clauses that it has received them, understood them, or is considering them. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { mayMove } from '../../core/adoption/register.ts'
import type { RecordedProgress } from '../../core/ledger/adoption-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readCells } from '../sql/adoption.ts'
import { handoverAtHand } from './cell-at-hand.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Says it of those that have not come so far; refused when that is none of them. */
export async function moveClauses(
  house: HouseBase,
  acting: Acting,
  at: { readonly handover: string; readonly body: string; readonly clauses: readonly string[]; readonly to: RecordedProgress },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const found = await handoverAtHand(act.tx, at.handover)
    if (!found.ok) return found
    const cells = (await readCells(act.tx, [at.handover])).filter((cell) => cell.body_id === at.body)
    const wanted = at.clauses.map((clause) => cells.find((cell) => cell.clause_id === clause))
    if (wanted.some((cell) => cell === undefined)) return refuse('not_asked_of_body')
    const moved = wanted.flatMap((cell) => (cell !== undefined && mayMove(cell.state, at.to) ? [cell.clause_id] : []))
    if (moved.length === 0) return refuse('changed_since', { what: 'these clauses have come further already' })
    const body = { handover: at.handover, body: at.body, clauses: [...new Set(moved)], to: at.to }
    return accept({
      drafts: [{ kind: 'clauses_moved', forum: found.value.handover.forum_id, gathering: null, body }],
      result: { id: at.handover },
    })
  })
}
