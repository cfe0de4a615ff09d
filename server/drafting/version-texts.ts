/** The clauses of a kept version with their words, as comparisons and amendments read them. */
import type { Kysely } from 'kysely'
import { readClauses } from '../sql/drafts.ts'
import type { Tables } from '../sql/tables.ts'
import { readWords } from '../sql/words.ts'

/** A clause of a kept version. */
export interface VersionText {
  readonly id: string
  readonly label: string
  readonly text: string
}

/** Clauses of a version in their order; none where there is no such version. Erased words are empty. Two queries. */
export async function versionTexts(db: Kysely<Tables>, draft: string, version: number): Promise<readonly VersionText[]> {
  const rows = await readClauses(db, draft, version)
  const words = await readWords(
    db,
    rows.map(({ text_words }) => text_words),
  )
  return rows.map((row) => ({ id: row.clause_id, label: row.label, text: words.of(row.text_words) ?? '' }))
}
