/** Answers a question of the gate for a clause: yes, no or unknown, each with a reason. */
import { PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { parseReview, type GateAnswer, type GateItem } from '../../core/drafts/gate.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import { parseVerbatim } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { perform, type Done } from './command.ts'
import { gateAtHand } from './gate-at-hand.ts'
import type { Drafting } from './reading-at-hand.ts'

/** What is answered, of which words. */
export interface Answered {
  readonly clause: string
  readonly seen: string
  readonly item: GateItem
  readonly answer: GateAnswer
  readonly reason: string
  readonly reviewOn: string | null
}

/** Answers it; answered again, the earlier answer stays in the ledger, and its waiver ends. */
export async function answerGate(
  house: HouseBase,
  drafting: Drafting,
  asked: Answered,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const reason = parseVerbatim(asked.reason, 'reason', PARAGRAPH_CHARACTERS_MAX)
  if (!reason.ok) return reason
  const reviewOn = parseReview(asked)
  if (!reviewOn.ok) return reviewOn
  return await perform(house, drafting, async (act) => {
    const found = await gateAtHand(act, drafting, { ...asked, isForChairs: false })
    if (!found.ok) return found
    const { draft, place, clause, of } = found.value
    const said = { item: asked.item, answer: asked.answer, reviewOn: reviewOn.value, reason: act.keep(reason.value), of }
    return accept({
      drafts: [{ kind: 'gate_answered', ...place, body: { draft: draft.id, clause: clause.id, ...said } }],
      result: { id: clause.id },
    })
  })
}
