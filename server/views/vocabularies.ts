/** Stakeholder groups and regional groups as pages see them. */
import type { RegionalGroupView, StakeholderGroupView } from '../../contract/forums.ts'
import type { RegionalGroupRow, StakeholderGroupRow } from '../sql/vocabularies.ts'
import type { WordsById } from '../sql/words.ts'

/** Stakeholder groups with their names. */
export function stakeholderGroupsOf(rows: readonly StakeholderGroupRow[], words: WordsById): StakeholderGroupView[] {
  return rows.map((row) => ({
    id: row.id,
    key: row.key,
    name: words.of(row.name_words),
    letter: row.letter,
    mark: row.mark,
    isRetired: row.is_retired,
  }))
}

/** Regional groups with their names. */
export function regionalGroupsOf(rows: readonly RegionalGroupRow[], words: WordsById): RegionalGroupView[] {
  return rows.map((row) => ({ id: row.id, key: row.key, name: words.of(row.name_words), isRetired: row.is_retired }))
}
