/** Says that a clause restricts or regulates, and so has to go through the gate; or that it does not (any more). */
import { PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parseVerbatim } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { readGate } from '../sql/readings.ts'
import { perform, type Done } from './command.ts'
import { clauseAtHand, readingAtHand, type Drafting } from './reading-at-hand.ts'

/** Marks it, with the reason. Answers that were given stay on record and count again when the clause is marked again. */
export async function markGate(
  house: HouseBase,
  drafting: Drafting,
  asked: { readonly clause: string; readonly isRestricting: boolean; readonly reason: string },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const reason = parseVerbatim(asked.reason, 'reason', PARAGRAPH_CHARACTERS_MAX)
  if (!reason.ok) return reason
  return await perform(house, drafting, async (act) => {
    const found = await readingAtHand(act, drafting)
    if (!found.ok) return found
    const { draft, place } = found.value
    const at = await clauseAtHand(act, draft, { clause: asked.clause, seen: null })
    if (!at.ok) return at
    const { clause, of } = at.value
    const before = (await readGate(act.tx, draft.id, clause.id))?.is_restricting ?? null
    if (before === asked.isRestricting) return refuse('changed_since', { what: `clause ${clause.label} is marked so already` })
    const body = { draft: draft.id, clause: clause.id, isRestricting: asked.isRestricting, reason: act.keep(reason.value), of }
    return accept({ drafts: [{ kind: 'gate_marked', ...place, body }], result: { id: clause.id } })
  })
}
