/** Gives a decision up before anything is counted. */
import { PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { emptyBox } from '../sql/ballot-box.ts'
import { perform, type Acting, type Done } from './command.ts'
import { decisionAtHand, type DecisionAt } from './decision-at-hand.ts'

/** Gives it up with a reason that everybody reads. Ballots that were cast are thrown away unread. */
export async function abandonDecision(
  house: HouseBase,
  acting: Acting,
  at: DecisionAt,
  reason: string,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const text = parsePlainText(reason, 'reason', PARAGRAPH_CHARACTERS_MAX)
  if (!text.ok) return text
  return await perform(house, acting, async (act) => {
    const found = await decisionAtHand(act.tx, at)
    if (!found.ok) return found
    const { row, place } = found.value
    if (row.state !== 'prepared' && row.state !== 'open') return refuse('decision_not_open', { state: row.state })
    return accept({
      drafts: [{ kind: 'decision_abandoned', ...place, body: { decision: row.id, reason: act.keep(text.value) } }],
      result: { id: row.id },
      alongside: async (tx) => await emptyBox(tx, row.id),
    })
  })
}
