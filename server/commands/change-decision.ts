/** Changes a decision before it opens. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { perform, type Acting, type Done } from './command.ts'
import { preparedDecision, type DecisionAt } from './decision-at-hand.ts'
import { bodyOf, mayBeRecorded, parseDecision, type AskedDecision } from './question-and-rule.ts'

/** Puts another question, rule or electorate in its place; what stood before stays in the ledger. With another electorate the roll is empty again. */
export async function changeDecision(
  house: HouseBase,
  acting: Acting,
  at: DecisionAt,
  asked: AskedDecision,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const parsed = parseDecision(asked)
  if (!parsed.ok) return parsed
  return await perform(house, acting, async (act) => {
    const found = await preparedDecision(act.tx, at)
    if (!found.ok) return found
    const { row, place, gathering } = found.value
    const recordable = mayBeRecorded(gathering, parsed.value)
    if (!recordable.ok) return recordable
    const body = await bodyOf(act, { id: row.id, gathering }, parsed.value)
    return body.ok ? accept({ drafts: [{ kind: 'decision_changed', ...place, body: body.value }], result: { id: row.id } }) : body
  })
}
