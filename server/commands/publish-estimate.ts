/** Publishes an estimate of how far the group agrees; the group discusses it, and the chairs estimate again. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { takesIn } from '../../core/decisions/ballot-box.ts'
import type { Designation } from '../../core/decisions/designation.ts'
import { REGISTER_MAX } from '../../core/decisions/register.ts'
import { readRecordedRule } from '../../core/decisions/recorded-rule.ts'
import { BY_KEY } from '../../core/decisions/rule-sentence.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readEstimates } from '../sql/decisions.ts'
import { perform, type Acting, type Done } from './command.ts'
import { openDecisionAt, type DecisionAt } from './decision-at-hand.ts'
import { parseReason } from './question-and-rule.ts'

/** Publishes it under the next number. */
export async function publishEstimate(
  house: HouseBase,
  acting: Acting,
  at: DecisionAt,
  asked: { readonly designation: Designation; readonly reason: string | null },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const reason = parseReason(asked.reason, 'reason')
  if (!reason.ok) return reason
  return await perform(house, acting, async (act) => {
    const found = await openDecisionAt(act.tx, at, act.now)
    if (!found.ok) return found
    const { row, place } = found.value
    if (!takesIn(readRecordedRule(row.rule, null, BY_KEY)).estimates) return refuse('not_asked_here', { what: 'estimates' })
    const number = (await readEstimates(act.tx, row.id)).length + 1
    if (number > REGISTER_MAX)
      return refuse('invalid', { field: 'designation', detail: `a decision has at most ${REGISTER_MAX} estimates.` })
    const why = reason.value === null ? null : act.keep(reason.value)
    return accept({
      drafts: [{ kind: 'estimate_published', ...place, body: { decision: row.id, number, designation: asked.designation, reason: why } }],
      result: { id: row.id },
    })
  })
}
