/** All views around the table: which stakeholder groups, regions, and pairs of the two nobody is here for. */

/** Seats of one pair; null for a group or region that was not named. */
export interface SeatedPair {
  readonly group: string | null
  readonly region: string | null
  readonly people: number
}
/** What is missing. A pair is listed only where both its group and its region are here: otherwise the larger gap says it. */
export interface MissingViews {
  readonly groups: readonly string[]
  readonly regions: readonly string[]
  readonly pairs: readonly { readonly group: string; readonly region: string }[]
  /** How many named no group, or no region: their views may fill a gap that is listed. */
  readonly unnamed: number
}

/** Finds the empty cells, in the order of the groups and regions that are given. */
export function missingViews(groups: readonly string[], regions: readonly string[], seated: readonly SeatedPair[]): MissingViews {
  const here = seated.filter(({ people }) => people > 0)
  const missingGroups = groups.filter((group) => !here.some((one) => one.group === group))
  const missingRegions = regions.filter((region) => !here.some((one) => one.region === region))
  const pairs = groups
    .filter((group) => !missingGroups.includes(group))
    .flatMap((group) => regions.filter((region) => !missingRegions.includes(region)).map((region) => ({ group, region })))
    .filter(({ group, region }) => !here.some((one) => one.group === group && one.region === region))
  const unnamed = here.filter(({ group, region }) => group === null || region === null).reduce((sum, { people }) => sum + people, 0)
  return { groups: missingGroups, regions: missingRegions, pairs, unnamed }
}
