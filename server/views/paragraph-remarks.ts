/** Remarks of the public on clauses as anybody may see them; hidden words are shown to their author and to those who moderate. */
import type { ParagraphRemarkView } from '../../contract/paragraph-remarks.ts'
import type { House } from '../house.ts'
import { listParagraphRemarks } from '../sql/paragraph-remarks.ts'
import { readWords, readWordsEvenHidden } from '../sql/words.ts'

/** Remarks on a draft, or on one clause of it. Three queries, whatever their number. */
export async function viewParagraphRemarks(
  house: House,
  draft: string,
  asked: { readonly clause?: string | undefined; readonly author: string | null; readonly moderates: boolean },
): Promise<ParagraphRemarkView[]> {
  const { db } = house.database
  const rows = await listParagraphRemarks(db, draft, asked.clause)
  const isMine = ({ author_id }: { readonly author_id: string }) => asked.author !== null && author_id === asked.author
  const open = await readWords(
    db,
    rows.map(({ text_words }) => text_words),
  )
  const kept = await readWordsEvenHidden(
    db,
    rows.filter((row) => row.state === 'hidden' && (asked.moderates || isMine(row))).map(({ text_words }) => text_words),
  )
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    version: row.version,
    clause: row.clause_id,
    label: row.label,
    text: open.of(row.text_words) ?? kept.of(row.text_words),
    stakeholderGroup: row.stakeholder_group_id,
    madeAt: row.made_at,
    isMine: isMine(row),
    state: row.state,
    hidden:
      row.hidden_reason === null || row.hidden_role === null || row.hidden_at === null
        ? null
        : { reason: row.hidden_reason, role: row.hidden_role, at: row.hidden_at },
    entry: row.entry,
  }))
}
