/** Withdraws a minority statement: by the member who wrote it, and by nobody else of the team. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readMinorityStatements } from '../sql/readings.ts'
import { perform, type Done } from './command.ts'
import { readingAtHand, type Drafting } from './reading-at-hand.ts'

/** Withdraws it; that it was there, and when it was withdrawn, stays to be read. */
export async function withdrawMinorityStatement(
  house: HouseBase,
  drafting: Drafting,
  id: string,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, drafting, async (act) => {
    const found = await readingAtHand(act, drafting)
    if (!found.ok) return found
    const { draft, place } = found.value
    const own = (await readMinorityStatements(act.tx, draft.id)).find((one) => one.id === id && one.member_id === drafting.member)
    if (own === undefined) return refuse('not_found', { what: 'minority statement of yours' })
    if (own.withdrawn_at !== null) return refuse('changed_since', { what: `minority statement ${own.number} was withdrawn` })
    return accept({ drafts: [{ kind: 'minority_statement_withdrawn', ...place, body: { id, draft: draft.id } }], result: { id } })
  })
}
