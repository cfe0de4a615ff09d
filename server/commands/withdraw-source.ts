/** Takes a citation back. Both entries stay. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { listSources } from '../sql/clause-sources.ts'
import { perform, type Acting, type Done } from './command.ts'
import { handOf, writableDraft } from './draft-at-hand.ts'

/** Withdraws a citation of this draft that stands. */
export async function withdrawSource(
  house: HouseBase,
  acting: Acting,
  asked: { readonly draft: string; readonly member: string; readonly source: string },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const found = await writableDraft(act.tx, asked.draft)
    if (!found.ok) return found
    const { row, place } = found.value
    if (!(await handOf(act.tx, row, asked.member)).hasSeat) return refuse('no_team_seat')
    const source = (await listSources(act.tx, row.id)).find(({ id }) => id === asked.source)
    if (source === undefined) return refuse('not_found', { what: 'source' })
    return accept({
      drafts: [{ kind: 'source_withdrawn', ...place, body: { id: source.id, draft: row.id, clause: source.clause_id } }],
      result: { id: source.id },
    })
  })
}
