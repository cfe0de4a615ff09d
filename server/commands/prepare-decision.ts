/** Prepares a decision: what is asked, by which rule, of whom. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { countDecisions, DECISIONS_MAX } from '../sql/decisions.ts'
import { readGathering } from '../sql/gatherings.ts'
import { perform, type Acting, type Done } from './command.ts'
import { bodyOf, mayBeRecorded, parseDecision, type AskedDecision } from './question-and-rule.ts'

/** Prepares it under the next number of the gathering. */
export async function prepareDecision(
  house: HouseBase,
  acting: Acting,
  id: string,
  asked: AskedDecision,
): Promise<Outcome<Done<{ id: string; number: number }>, RefusalCode>> {
  const parsed = parseDecision(asked)
  if (!parsed.ok) return parsed
  return await perform(house, acting, async (act) => {
    const gathering = await readGathering(act.tx, id)
    if (gathering === undefined) return refuse('not_found', { what: 'gathering' })
    const recordable = mayBeRecorded(gathering, parsed.value)
    if (!recordable.ok) return recordable
    const number = (await countDecisions(act.tx, id)) + 1
    if (number > DECISIONS_MAX)
      return refuse('invalid', { field: 'question', detail: `a gathering has at most ${DECISIONS_MAX} decisions.` })
    const decision = act.newId()
    const body = await bodyOf(act, { id: decision, gathering }, parsed.value)
    if (!body.ok) return body
    return accept({
      drafts: [{ kind: 'decision_prepared', forum: gathering.forum_id, gathering: id, body: { ...body.value, number } }],
      result: { id: decision, number },
    })
  })
}
