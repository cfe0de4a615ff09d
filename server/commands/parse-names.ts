/** Parses the names of a list of groups, so that a refusal says which one it means. */
import { FIRST_NAME_CHARACTERS_MAX } from '../../contract/limits.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText, type PlainText } from '../../core/words/plain-text.ts'

/** The same list with parsed names, or the refusal of the first that is empty or too long; fields are `groups.0.name` and so on. */
export function parseNames<G extends { readonly name: string }>(
  groups: readonly G[],
  limit: number,
): Outcome<readonly (Omit<G, 'name'> & { readonly name: PlainText })[], 'text_empty' | 'text_too_long'> {
  const parsed: (Omit<G, 'name'> & { name: PlainText })[] = []
  for (const [at, group] of groups.entries()) {
    const name = parsePlainText(group.name, `groups.${at}.name`, limit)
    if (!name.ok) return name
    parsed.push({ ...group, name: name.value })
  }
  return accept(parsed)
}

/** A first name on one line. */
export function parseFirstName(raw: string): Outcome<PlainText, 'text_empty' | 'text_too_long'> {
  return parsePlainText(raw.replaceAll(/\s+/g, ' '), 'firstName', FIRST_NAME_CHARACTERS_MAX)
}
