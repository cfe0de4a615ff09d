/** Says what an issue is about: scope, harm, evidence, jurisdiction. */
import { PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { WordsRef } from '../../core/ledger/entry-kinds.ts'
import type { PlainText } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { readIssueWhole } from '../sql/issues.ts'
import { perform, type Act, type Acting, type Done } from './command.ts'
import { refFor } from './kept-words.ts'
import { parseOptional } from './parse-texts.ts'

const FIELDS = ['scope', 'harm', 'evidence', 'jurisdiction'] as const

/** Says it; what is empty is taken away. */
export async function describeIssue(
  house: HouseBase,
  acting: Acting,
  issue: string,
  asked: { readonly [Field in (typeof FIELDS)[number]]?: string | null | undefined },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const texts: (PlainText | null)[] = []
  for (const field of FIELDS) {
    const text = parseOptional(asked[field], field, PARAGRAPH_CHARACTERS_MAX)
    if (!text.ok) return text
    texts.push(text.value)
  }
  const [scope = null, harm = null, evidence = null, jurisdiction = null] = texts
  return await perform(house, acting, async (act) => {
    const row = await readIssueWhole(act.tx, issue)
    if (row === undefined) return refuse('not_found', { what: 'issue' })
    const body = {
      id: issue,
      scope: await keptOr(act, row.scope_words, scope),
      harm: await keptOr(act, row.harm_words, harm),
      evidence: await keptOr(act, row.evidence_words, evidence),
      jurisdiction: await keptOr(act, row.jurisdiction_words, jurisdiction),
    }
    return accept({ drafts: [{ kind: 'issue_described', forum: row.forum_id, gathering: null, body }], result: { id: issue } })
  })
}

async function keptOr(act: Act, before: string | null, text: PlainText | null): Promise<WordsRef | null> {
  return text === null ? null : await refFor(act, before, text)
}
