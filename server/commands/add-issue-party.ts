/** Adds somebody who is concerned by an issue, and why. */
import { PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { RecordedPartyKind } from '../../core/ledger/issue-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { isPartyOf, OF_ISSUE_MAX, readIssueWhole, readParties } from '../sql/issues.ts'
import { perform, type Acting, type Done } from './command.ts'
import { parseTitle } from './parse-texts.ts'

/** Who and why. */
export interface AskedParty {
  readonly party: RecordedPartyKind
  readonly target: string | null
  readonly name: string | null
  readonly why: string
}

/** Adds them: by the id of what the forum has, or by a name of their own. */
export async function addIssueParty(
  house: HouseBase,
  acting: Acting,
  issue: string,
  asked: AskedParty,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const why = parsePlainText(asked.why, 'why', PARAGRAPH_CHARACTERS_MAX)
  if (!why.ok) return why
  const name = asked.party === 'other' ? parseTitle(asked.name ?? '', 'name') : accept(null)
  if (!name.ok) return name
  return await perform(house, acting, async (act) => {
    const row = await readIssueWhole(act.tx, issue)
    if (row === undefined) return refuse('not_found', { what: 'issue' })
    const target = asked.party === 'other' ? null : asked.target
    if (asked.party !== 'other' && (target === null || !(await isPartyOf(act.tx, row.forum_id, asked.party, target))))
      return refuse('invalid', {
        field: 'target',
        detail: 'this forum has nothing with this id. Choose one, or name somebody else in words.',
      })
    const parties = await readParties(act.tx, issue)
    if (target !== null && parties.some(({ target_id }) => target_id === target))
      return refuse('invalid', { field: 'target', detail: 'this one stands on the list already.' })
    if (parties.length >= OF_ISSUE_MAX)
      return refuse('invalid', { field: 'target', detail: `an issue names at most ${OF_ISSUE_MAX} who are concerned.` })
    const id = act.newId()
    const body = {
      id,
      issue,
      party: asked.party,
      target,
      name: name.value === null ? null : act.keep(name.value),
      why: act.keep(why.value),
    }
    return accept({ drafts: [{ kind: 'issue_party_added', forum: row.forum_id, gathering: null, body }], result: { id } })
  })
}
