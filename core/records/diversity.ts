/** Whose views a gathering holds: groups and regions that came, and those that nobody came for. What the diversity statement of a report is made from. */

import type { Gender } from '../people/gender.ts'

/** How many came for one group or region, by name; null where words were erased. */
export interface CameFor {
  readonly id: string | null
  readonly name: string | null
  readonly joined: number
}
/** The statement as facts. Totals alone: they are told everywhere, and no two groupings are crossed, so that small numbers give nobody away. */
export interface Diversity {
  readonly people: number
  readonly room: number
  readonly online: number
  readonly groups: DiversityOf
  readonly regions: DiversityOf
  /** Share of the largest group among those who named one, in whole per cent cut down; null where nobody did. */
  readonly largestPercent: number | null
  /** By gender, where the forum asked for it; small numbers stand together. Null where it did not ask, or too few came. */
  readonly genders: readonly { readonly genders: readonly (Gender | null)[]; readonly people: number }[] | null
}
/** Groups, or regions. */
export interface DiversityOf {
  readonly here: readonly { readonly name: string | null; readonly people: number }[]
  readonly missing: readonly (string | null)[]
  /** How many named none. */
  readonly unnamed: number
}

/** States it. Rows without id stand for those who named none. */
export function diversityOf(
  total: { readonly people: number; readonly room: number; readonly online: number },
  groups: readonly CameFor[],
  regions: readonly CameFor[],
  genders: Diversity['genders'] = null,
): Diversity {
  const named = groups.filter(({ id, joined }) => id !== null && joined > 0).map(({ joined }) => joined)
  const sum = named.reduce((all, joined) => all + joined, 0)
  return {
    ...total,
    groups: sidesOf(groups),
    regions: sidesOf(regions),
    largestPercent: sum === 0 ? null : Math.floor((100 * Math.max(...named)) / sum),
    genders,
  }
}

function sidesOf(rows: readonly CameFor[]): DiversityOf {
  const named = rows.filter(({ id }) => id !== null)
  return {
    here: named.filter(({ joined }) => joined > 0).map(({ name, joined }) => ({ name, people: joined })),
    missing: named.filter(({ joined }) => joined === 0).map(({ name }) => name),
    unnamed: rows.filter(({ id }) => id === null).reduce((all, { joined }) => all + joined, 0),
  }
}
