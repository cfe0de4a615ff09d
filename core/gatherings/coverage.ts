/** What the tables of a round lack: stakeholder groups that are in the house, or expected, and not at a table. */

/** A table of a round with the groups of the people at it; null for none said. */
export interface CoveredTable {
  readonly number: number
  readonly groups: readonly (string | null)[]
}
/** A group that is missing at tables where somebody sits. */
export interface MissingGroup {
  readonly group: string
  readonly tables: readonly number[]
  /** At how many of them it need not be missing: where two of it sit together elsewhere, one could move. */
  readonly avoidable: number
}

/**
 * Groups missing at tables: those that could be there first, then the widest gap, then the order of `groups`. Tables where nobody sits lack nobody.
 * A group of fewer people than there are tables cannot be at all of them; that much is not avoidable.
 */
export function missingGroups(tables: readonly CoveredTable[], groups: readonly string[]): MissingGroup[] {
  const taken = tables.filter((table) => table.groups.length > 0)
  const people = Map.groupBy(
    taken.flatMap((table) => table.groups),
    (group) => group,
  )
  return groups
    .map((group) => {
      const without = taken.filter((table) => !table.groups.includes(group)).map((table) => table.number)
      const needed = Math.max(0, taken.length - (people.get(group)?.length ?? 0))
      return { group, tables: without.toSorted((a, b) => a - b), avoidable: without.length - needed }
    })
    .filter((row) => row.tables.length > 0)
    .toSorted((a, b) => b.avoidable - a.avoidable || b.tables.length - a.tables.length)
}
