/** Somebody of the public remarks on a clause of the newest version; their words are kept as they wrote them. */
import { PARAGRAPH_REMARK_CHARACTERS_MAX, REMARKS_PER_AUTHOR_MAX, REMARKS_PER_DRAFT_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parseVerbatim } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { readAllegiance } from '../sql/amendments.ts'
import { readClauses } from '../sql/drafts.ts'
import { countParagraphRemarks } from '../sql/paragraph-remarks.ts'
import { readStakeholderGroups } from '../sql/vocabularies.ts'
import { perform, type Acting, type Done } from './command.ts'
import { writableDraft } from './draft-at-hand.ts'

/** What is said, on which clause. `author` is a pseudonym of this draft alone. */
export interface RemarkOnClause {
  readonly draft: string
  readonly author: string
  /** The member who remarks; they speak for their own group whatever they chose. */
  readonly member: string | null
  readonly clause: string
  readonly text: string
  readonly language: string | null
  readonly stakeholderGroup: string | null
}

/** Puts the remark on record. The entry is one of the house: nothing leads from the words to who wrote them. */
export async function remarkOnClause(
  house: HouseBase,
  once: Acting['once'],
  asked: RemarkOnClause,
): Promise<Outcome<Done<{ id: string; number: number }>, RefusalCode>> {
  const text = parseVerbatim(asked.text, 'text', PARAGRAPH_REMARK_CHARACTERS_MAX)
  if (!text.ok) return text
  return await perform(house, { actor: 'house', once }, async (act) => {
    const found = await writableDraft(act.tx, asked.draft)
    if (!found.ok) return found
    const { row, place } = found.value
    const clause = (await readClauses(act.tx, row.id, row.version)).find(({ clause_id }) => clause_id === asked.clause)
    if (clause === undefined) return refuse('not_found', { what: 'clause in a kept version' })
    const groups = await readStakeholderGroups(act.tx, row.forum_id)
    if (asked.stakeholderGroup !== null && !groups.some(({ id, is_retired }) => id === asked.stakeholderGroup && !is_retired))
      return refuse('invalid', { field: 'stakeholderGroup', detail: 'this forum has no such group. Load the page again.' })
    const made = await countParagraphRemarks(act.tx, row.id, asked.author)
    if (made.ofAuthor >= REMARKS_PER_AUTHOR_MAX) return refuse('too_many_remarks', { limit: REMARKS_PER_AUTHOR_MAX })
    if (made.all >= REMARKS_PER_DRAFT_MAX) return refuse('remarks_full', { limit: REMARKS_PER_DRAFT_MAX })
    const [id, number] = [act.newId(), made.all + 1]
    const own = asked.member === null ? undefined : await readAllegiance(act.tx, row.forum_id, asked.member)
    const stakeholderGroup = own?.stakeholderGroup ?? asked.stakeholderGroup
    return accept({
      drafts: [
        {
          kind: 'paragraph_remarked',
          ...place,
          body: {
            id,
            draft: row.id,
            version: row.version,
            clause: clause.clause_id,
            number,
            text: act.keep(text.value, asked.language),
            author: asked.author,
            stakeholderGroup,
          },
        },
      ],
      result: { id, number },
    })
  })
}
