/** What an amendment to a kept version makes of the text of today, which has gone on since. */
import { carryOver } from './carry-over.ts'
import { replaceRange, type RangedClause, type TextRange } from './text-range.ts'

/** A clause that an amendment changes, as it is today and as it would be; `words` null: the clause goes. */
export interface AmendedClause {
  readonly clause: string
  readonly expected: string
  readonly words: string | null
}

/**
 * The changes to make today. The new words are carried over to the first clause of the range as it reads today; a clause that goes must read as it did
 * in the version. Null where that cannot be: its words changed meanwhile in the same place, or a clause is gone, and a person has to write what is meant.
 */
export function amendedToday(
  version: readonly RangedClause[],
  amendment: { readonly range: TextRange; readonly words: string },
  today: readonly RangedClause[],
): readonly AmendedClause[] | null {
  const then = new Map(version.map(({ id, text }) => [id, text]))
  const now = new Map(today.map(({ id, text }) => [id, text]))
  const { first, gone } = replaceRange(version, amendment.range, amendment.words)
  const changes: AmendedClause[] = []
  if (first !== null) {
    const expected = now.get(first.id)
    const words = expected === undefined ? null : carryOver(then.get(first.id) ?? '', expected, first.text)
    if (expected === undefined || words === null) return null
    changes.push({ clause: first.id, expected, words })
  }
  for (const clause of gone) {
    const expected = now.get(clause)
    if (expected === undefined || expected !== then.get(clause)) return null
    changes.push({ clause, expected, words: null })
  }
  return changes
}
