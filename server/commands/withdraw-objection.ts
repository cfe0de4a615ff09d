/** Withdraws an objection: by whoever raised it. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readObjections } from '../sql/decisions.ts'
import { perform, type Done } from './command.ts'
import { actorOfVoter, openDecisionAt, voterOnRoll, type DecisionAt, type Voter } from './decision-at-hand.ts'

/** Withdraws it. Under the Chatham House Rule the record does not know whose it is: the chair withdraws it by word of mouth. */
export async function withdrawObjection(
  house: HouseBase,
  by: Voter,
  at: DecisionAt,
  id: string,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, { actor: 'house' }, async (act) => {
    const found = await openDecisionAt(act.tx, at, act.now)
    if (!found.ok) return found
    const { row, place } = found.value
    const voter = await voterOnRoll(act.tx, row, by)
    if (!voter.ok) return voter
    const own = (await readObjections(act.tx, row.id)).find((one) => one.id === id && one.voter_id === voter.value.voter)
    if (own === undefined) return refuse('not_found', { what: 'objection of yours' })
    if (own.state === 'withdrawn') return refuse('changed_since', { what: `objection ${own.number} was withdrawn` })
    return accept({
      actor: actorOfVoter(row, voter.value.voter),
      drafts: [{ kind: 'objection_settled', ...place, body: { id, decision: row.id, state: 'withdrawn', answer: null } }],
      result: { id },
    })
  })
}
