/** Moves an issue to another stage of its road, with the reason. */
import { PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { mayMove, type Stage } from '../../core/forums/stages.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { readCharters, readIssueWhole, readMoves } from '../sql/issues.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Moves it, forward or back. */
export async function moveIssue(
  house: HouseBase,
  acting: Acting,
  issue: string,
  asked: { readonly to: Stage; readonly reason: string },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const reason = parsePlainText(asked.reason, 'reason', PARAGRAPH_CHARACTERS_MAX)
  if (!reason.ok) return reason
  return await perform(house, acting, async (act) => {
    const row = await readIssueWhole(act.tx, issue)
    if (row === undefined) return refuse('not_found', { what: 'issue' })
    const may = mayMove(row.stage, asked.to, (await readCharters(act.tx, issue)).length > 0)
    if (!may.ok) return may
    const number = (await readMoves(act.tx, issue)).length + 1
    const body = { issue, number, from: row.stage, to: asked.to, reason: act.keep(reason.value) }
    return accept({ drafts: [{ kind: 'issue_moved', forum: row.forum_id, gathering: null, body }], result: { id: issue } })
  })
}
