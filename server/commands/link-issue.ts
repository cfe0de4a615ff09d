/** Says that a gathering, a weighing or a draft belongs to an issue, or no longer does. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { RecordedIssueLink } from '../../core/ledger/issue-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { findLinkTarget, isLinked, readIssueWhole } from '../sql/issues.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Says it; what stands so already is refused. */
export async function linkIssue(
  house: HouseBase,
  acting: Acting,
  issue: string,
  asked: { readonly kind: RecordedIssueLink; readonly target: string; readonly belongs: boolean },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const row = await readIssueWhole(act.tx, issue)
    if (row === undefined) return refuse('not_found', { what: 'issue' })
    const target = await findLinkTarget(act.tx, row.forum_id, asked.kind, asked.target)
    if (target === null) return refuse('invalid', { field: 'target', detail: `this forum has no such ${asked.kind}.` })
    if ((await isLinked(act.tx, issue, asked.kind, target)) === asked.belongs)
      return refuse('invalid', {
        field: 'target',
        detail: asked.belongs ? 'it belongs to this issue already.' : 'it does not belong to this issue.',
      })
    const kind = asked.belongs ? 'issue_linked' : 'issue_unlinked'
    const body = { issue, what: asked.kind, target }
    return accept({ drafts: [{ kind, forum: row.forum_id, gathering: null, body }], result: { id: target } })
  })
}
