/** How the groups of a forum are set anew: kept, renamed, added or retired, never erased. */
import { accept, refuse, type Outcome } from '../words/outcome.ts'
import { readableKey } from '../words/readable-key.ts'

/** A group that the forum has, retired ones included. */
export interface KnownGroup {
  readonly id: string
  readonly key: string
}
/** A group as somebody wants it; without an id it is new. */
export interface WantedGroup {
  readonly id?: string | undefined
  readonly name: string
}
/** A group as it will be recorded. */
export type SettledGroup<W extends WantedGroup> = Omit<W, 'id'> & { readonly id: string; readonly key: string }

/**
 * Gives each wanted group its id and its key. Known groups keep both for good, so that past records stay theirs.
 * @param newId makes ids for new groups
 * @returns the groups in the order given, or `invalid` with field (`groups.2.name`) and detail when an id is unknown or named
 * twice, or when two names are the same but for case
 */
export function settleGroups<W extends WantedGroup>(
  known: readonly KnownGroup[],
  wanted: readonly W[],
  newId: () => string,
): Outcome<readonly SettledGroup<W>[], 'invalid'> {
  const settled: SettledGroup<W>[] = []
  const names = new Set<string>()
  for (const [at, group] of wanted.entries()) {
    const earlier = group.id === undefined ? undefined : known.find(({ id }) => id === group.id)
    if (group.id !== undefined && earlier === undefined)
      return refuse('invalid', { field: `groups.${at}.id`, detail: 'this forum has no such group. Leave the id out to add a new one.' })
    if (settled.some(({ id }) => id === group.id))
      return refuse('invalid', { field: `groups.${at}.id`, detail: 'this group stands in the list twice. Name it once.' })
    if (names.has(folded(group.name)))
      return refuse('invalid', { field: `groups.${at}.name`, detail: 'another group has this name. Give each its own.' })
    names.add(folded(group.name))
    const key =
      earlier?.key ??
      readableKey(
        group.name,
        'group',
        [...known, ...settled].map((other) => other.key),
      )
    settled.push({ ...group, id: earlier?.id ?? newId(), key })
  }
  return accept(settled)
}

/**
 * Letters stand for groups where there is no room for a name, so no two groups share one (case does not count).
 * @returns the letters as they will be recorded, or `invalid` with field and detail
 */
export function parseLetters(letters: readonly string[]): Outcome<readonly string[], 'invalid'> {
  const parsed: string[] = []
  for (const [at, raw] of letters.entries()) {
    const letter = raw.trim().normalize('NFC').toUpperCase()
    if (!/^[\p{L}\p{N}]\p{M}?$/u.test(letter))
      return refuse('invalid', { field: `groups.${at}.letter`, detail: 'write one letter or digit.' })
    if (parsed.includes(letter))
      return refuse('invalid', {
        field: `groups.${at}.letter`,
        detail: `the letter ${letter} stands for another group already. Give each its own.`,
      })
    parsed.push(letter)
  }
  return accept(parsed)
}

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}
