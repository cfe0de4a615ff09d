/** Sets the roll of a decision: who may take part, group by group. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { ROLL_MAX } from '../../core/decisions/ballot-box.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { listEligible } from '../sql/decisions.ts'
import { readStakeholderGroups } from '../sql/vocabularies.ts'
import { perform, type Acting, type Done } from './command.ts'
import { preparedDecision, type DecisionAt } from './decision-at-hand.ts'

/** Everybody of these groups who could take part now. Somebody without a group stands for none and is not on it. */
export async function setRoll(
  house: HouseBase,
  acting: Acting,
  at: DecisionAt,
  groups: readonly string[],
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const found = await preparedDecision(act.tx, at)
    if (!found.ok) return found
    const { row, place } = found.value
    const known = await readStakeholderGroups(act.tx, place.forum)
    const stranger = groups.find((group) => !known.some(({ id }) => id === group))
    if (stranger !== undefined) return refuse('invalid', { field: 'groups', detail: 'this forum has no such group. Load the page again.' })
    const eligible = await listEligible(act.tx, row.electorate, place)
    if (eligible.length > ROLL_MAX) return refuse('invalid', { field: 'groups', detail: `a roll holds at most ${ROLL_MAX} people.` })
    const roll = known
      .filter(({ id }) => groups.includes(id))
      .map(({ id }) => ({ group: id, voters: eligible.filter(({ group }) => group === id).map((voter) => voter.id) }))
      .filter(({ voters }) => voters.length > 0)
    if (roll.length === 0) return refuse('roll_missing')
    return accept({ drafts: [{ kind: 'roll_set', ...place, body: { decision: row.id, groups: roll } }], result: { id: row.id } })
  })
}
