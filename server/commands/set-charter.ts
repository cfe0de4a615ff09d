/** Sets the charter of an issue: who may do what at each stage, and what is promised. */
import { PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { changeOfCharter, changesNothing, settleCharter, type Charter } from '../../core/forums/charter.ts'
import { charterDigest } from '../../core/forums/charter-digest.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { readCharters, readIssueWhole } from '../sql/issues.ts'
import { readWords } from '../sql/words.ts'
import { perform, type Acting, type Done } from './command.ts'
import { parseOptional } from './parse-texts.ts'
import { refFor } from './kept-words.ts'

/** Sets it; from the second version on with the reason for the change. */
export async function setCharter(
  house: HouseBase,
  acting: Acting,
  issue: string,
  asked: Charter & { readonly text: string | null; readonly reason: string | null },
): Promise<Outcome<Done<{ id: string; version: number; digest: string }>, RefusalCode>> {
  const text = parseOptional(asked.text, 'text', PARAGRAPH_CHARACTERS_MAX)
  if (!text.ok) return text
  const charter = settleCharter(asked)
  return await perform(house, acting, async (act) => {
    const row = await readIssueWhole(act.tx, issue)
    if (row === undefined) return refuse('not_found', { what: 'issue' })
    const before = (await readCharters(act.tx, issue)).at(-1)
    const reason = before === undefined ? accept(null) : parsePlainText(asked.reason ?? '', 'reason', PARAGRAPH_CHARACTERS_MAX)
    if (!reason.ok) return reason
    const said = (await readWords(act.tx, [before?.text_words])).of(before?.text_words)
    if (before !== undefined && said === text.value && changesNothing(changeOfCharter(before, charter))) return refuse('charter_unchanged')
    const recorded = { ...charter, text: text.value === null ? null : await refFor(act, before?.text_words ?? null, text.value) }
    const version = (before?.version ?? 0) + 1
    const digest = charterDigest(version, recorded)
    const body = { issue, version, ...recorded, digest, reason: reason.value === null ? null : act.keep(reason.value) }
    return accept({
      drafts: [{ kind: 'charter_set', forum: row.forum_id, gathering: null, body }],
      result: { id: issue, version, digest },
    })
  })
}
