/** Takes somebody off the list of those whom an issue concerns. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readIssueWhole, readParties } from '../sql/issues.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Takes them off; the entries stay. */
export async function removeIssueParty(
  house: HouseBase,
  acting: Acting,
  at: { readonly issue: string; readonly party: string },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const row = await readIssueWhole(act.tx, at.issue)
    const party = (await readParties(act.tx, at.issue)).find(({ id }) => id === at.party)
    if (row === undefined || party === undefined) return refuse('not_found', { what: 'such party' })
    const body = { id: party.id, issue: at.issue }
    return accept({ drafts: [{ kind: 'issue_party_removed', forum: row.forum_id, gathering: null, body }], result: { id: party.id } })
  })
}
