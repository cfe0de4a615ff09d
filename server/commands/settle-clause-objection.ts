/** Addresses an objection to a clause: answered with a reason while the text stays, or accommodated in the text, with the reason too. */
import { PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { mayMove, type Settlement } from '../../core/drafts/objections.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parseVerbatim } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { readClauseObjection } from '../sql/readings.ts'
import { perform, type Done } from './command.ts'
import { chairing, type Drafting } from './reading-at-hand.ts'

/** Settles it, by a chair. */
export async function settleClauseObjection(
  house: HouseBase,
  drafting: Drafting,
  asked: { readonly objection: string; readonly state: Settlement; readonly answer: string },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const answer = parseVerbatim(asked.answer, 'answer', PARAGRAPH_CHARACTERS_MAX)
  if (!answer.ok) return answer
  return await perform(house, drafting, async (act) => {
    const found = await chairing(act, drafting)
    if (!found.ok) return found
    const { draft, place } = found.value
    const row = await readClauseObjection(act.tx, draft.id, asked.objection)
    if (row === undefined) return refuse('not_found', { what: 'objection' })
    const may = mayMove(row.state, asked.state)
    if (!may.ok) return may
    const body = { id: row.id, draft: draft.id, state: asked.state, answer: act.keep(answer.value) }
    return accept({ drafts: [{ kind: 'clause_objection_settled', ...place, body }], result: { id: row.id } })
  })
}
