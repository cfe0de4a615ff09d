/** Confirms the answers of a gate, given of earlier words of the clause, of the words as they stand. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { perform, type Done } from './command.ts'
import { gateAtHand } from './gate-at-hand.ts'
import type { Drafting } from './reading-at-hand.ts'

/** Confirms all of them at once; whoever doubts one answers it anew instead. */
export async function confirmGate(
  house: HouseBase,
  drafting: Drafting,
  asked: { readonly clause: string; readonly seen: string },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, drafting, async (act) => {
    const found = await gateAtHand(act, drafting, { ...asked, isForChairs: false })
    if (!found.ok) return found
    const { draft, place, clause, of } = found.value
    return accept({
      drafts: [{ kind: 'gate_confirmed', ...place, body: { draft: draft.id, clause: clause.id, of } }],
      result: { id: clause.id },
    })
  })
}
