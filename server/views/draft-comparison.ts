/** Two kept versions of a draft clause beside clause, or a version beside the words of today. */
import type { ComparedRowView } from '../../contract/draft-comparison.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { compareVersions, countChanges } from '../../core/drafts/version-comparison.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { clausesNow } from '../drafting/live-text.ts'
import { versionTexts } from '../drafting/version-texts.ts'
import type { House } from '../house.ts'
import { readVersion, type DraftRow } from '../sql/drafts.ts'

/** What the comparison shows. */
interface Comparison {
  readonly from: number
  readonly to: number | null
  readonly rows: ComparedRowView[]
  readonly counts: ReturnType<typeof countChanges>
}

/** The comparison. Seven queries at most. */
export async function viewComparison(
  house: House,
  draft: DraftRow,
  asked: { from: number; to: number | null },
): Promise<Outcome<Comparison, RefusalCode>> {
  const { db } = house.database
  for (const number of [asked.from, asked.to])
    if (number !== null && (await readVersion(db, draft.id, number)) === undefined)
      return refuse('not_found', { what: `version ${number}` })
  const before = await versionTexts(db, draft.id, asked.from)
  const after = asked.to === null ? await clausesNow(db, draft.id) : await versionTexts(db, draft.id, asked.to)
  const rows = compareVersions(before, after)
  return accept({
    ...asked,
    rows: rows.map(({ before: one, after: other, runs, ...row }) => ({
      ...row,
      before: sideOf(one),
      after: sideOf(other),
      runs: [...runs],
    })),
    counts: countChanges(rows),
  })
}

function sideOf(clause: { readonly label: string; readonly text: string } | null): ComparedRowView['before'] {
  return clause === null ? null : { label: clause.label, text: clause.text }
}
