/** Puts an objection with its reason into the register of a decision. */
import { PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { takesIn } from '../../core/decisions/ballot-box.ts'
import { REGISTER_MAX } from '../../core/decisions/register.ts'
import { readRecordedRule } from '../../core/decisions/recorded-rule.ts'
import { BY_KEY } from '../../core/decisions/rule-sentence.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parseVerbatim } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { readObjections } from '../sql/decisions.ts'
import { perform, type Acting, type Done } from './command.ts'
import { actorOfVoter, openDecisionAt, voterOnRoll, type DecisionAt, type Voter } from './decision-at-hand.ts'

/** Raises it. Under the Chatham House Rule the record knows neither who nor which group. */
export async function raiseObjection(
  house: HouseBase,
  once: Acting['once'],
  by: Voter,
  at: DecisionAt,
  reason: string,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const text = parseVerbatim(reason, 'reason', PARAGRAPH_CHARACTERS_MAX)
  if (!text.ok) return text
  return await perform(house, { actor: 'house', once }, async (act) => {
    const found = await openDecisionAt(act.tx, at, act.now)
    if (!found.ok) return found
    const { row, place, gathering } = found.value
    if (!takesIn(readRecordedRule(row.rule, null, BY_KEY)).objections) return refuse('not_asked_here', { what: 'objections' })
    const voter = await voterOnRoll(act.tx, row, by)
    if (!voter.ok) return voter
    const number = (await readObjections(act.tx, row.id)).length + 1
    if (number > REGISTER_MAX) return refuse('invalid', { field: 'reason', detail: `a decision has at most ${REGISTER_MAX} objections.` })
    const id = act.newId()
    const isUntold = gathering.is_chatham_house
    const who = isUntold ? { voter: null, group: null } : voter.value
    return accept({
      actor: isUntold ? 'house' : actorOfVoter(row, voter.value.voter),
      drafts: [{ kind: 'objection_raised', ...place, body: { id, decision: row.id, number, reason: act.keep(text.value), ...who } }],
      // The result is kept with the key of the phone for a while; under the rule it may not name what the phone wrote.
      result: { id: isUntold ? row.id : id },
    })
  })
}
