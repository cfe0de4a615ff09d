/** Waives an open unknown of the gate, with a reason that everybody reads beside it. */
import { PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { mayWaive, type GateItem } from '../../core/drafts/gate.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import { parseVerbatim } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { readGateAnswers } from '../sql/readings.ts'
import { perform, type Done } from './command.ts'
import { gateAtHand } from './gate-at-hand.ts'
import type { Drafting } from './reading-at-hand.ts'

/** Waives it, by a chair. */
export async function waiveGate(
  house: HouseBase,
  drafting: Drafting,
  asked: { readonly clause: string; readonly item: GateItem; readonly reason: string },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const reason = parseVerbatim(asked.reason, 'reason', PARAGRAPH_CHARACTERS_MAX)
  if (!reason.ok) return reason
  return await perform(house, drafting, async (act) => {
    const found = await gateAtHand(act, drafting, { clause: asked.clause, seen: null, isForChairs: true })
    if (!found.ok) return found
    const { draft, place, clause } = found.value
    const row = (await readGateAnswers(act.tx, draft.id)).find((one) => one.clause_id === clause.id && one.item === asked.item)
    const may = mayWaive(row === undefined ? undefined : { answer: row.answer, isWaived: row.waiver_words !== null })
    if (!may.ok) return may
    const body = { draft: draft.id, clause: clause.id, item: asked.item, reason: act.keep(reason.value) }
    return accept({ drafts: [{ kind: 'gate_waived', ...place, body }], result: { id: clause.id } })
  })
}
