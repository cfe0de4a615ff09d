/** Says what became of an objection: answered with a reason, accommodated in the text, or withdrawn by word of mouth. */
import { PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { RecordedSettlement } from '../../core/ledger/decision-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { readObjections } from '../sql/decisions.ts'
import { perform, type Acting, type Done } from './command.ts'
import { openDecisionAt, type DecisionAt } from './decision-at-hand.ts'

/** What the chair says. */
export interface Settlement {
  readonly objection: string
  readonly state: RecordedSettlement
  readonly answer: string
}

/** Settles it; an answer may be given again while the decision is open, and each stays in the ledger. A withdrawn one stays withdrawn. */
export async function settleObjection(
  house: HouseBase,
  acting: Acting,
  at: DecisionAt,
  asked: Settlement,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const answer = parsePlainText(asked.answer, 'answer', PARAGRAPH_CHARACTERS_MAX)
  if (!answer.ok) return answer
  return await perform(house, acting, async (act) => {
    const found = await openDecisionAt(act.tx, at, act.now)
    if (!found.ok) return found
    const { row, place } = found.value
    const objection = (await readObjections(act.tx, row.id)).find(({ id }) => id === asked.objection)
    if (objection === undefined) return refuse('not_found', { what: 'objection' })
    if (objection.state === 'withdrawn') return refuse('changed_since', { what: `objection ${objection.number} was withdrawn` })
    return accept({
      drafts: [
        {
          kind: 'objection_settled',
          ...place,
          body: { id: objection.id, decision: row.id, state: asked.state, answer: act.keep(answer.value) },
        },
      ],
      result: { id: objection.id },
    })
  })
}
