/** Genders of a gathering, where its forum asks: gaps, and numbers that give nobody away. */
import { GENDERS, type Gender } from '../people/gender.ts'
import { SHOWN_APART_MIN } from '../people/small-groups.ts'
import { partSmall } from '../weighing/shown-groups.ts'

/** Seats of one stakeholder group and gender; null where none was said. */
export interface GenderCount {
  readonly group: string | null
  readonly gender: Gender | null
  readonly people: number
}
/** Genders that nobody is here for. Only two are looked for: that nobody is of another gender is no gap that could be filled by asking. */
export interface MissingGenders {
  readonly all: readonly Gender[]
  readonly pairs: readonly { readonly group: string; readonly gender: Gender }[]
}

const LOOKED_FOR = ['woman', 'man'] as const

/** The empty cells, of everybody and of each group; nothing is said of fewer than five who named a gender: it would tell what each of them said. */
export function missingGenders(groups: readonly string[], counts: readonly GenderCount[]): MissingGenders {
  const said = counts.filter(({ gender, people }) => gender !== null && people > 0)
  const gaps = (some: readonly GenderCount[]): Gender[] =>
    some.reduce((sum, { people }) => sum + people, 0) < SHOWN_APART_MIN
      ? []
      : LOOKED_FOR.filter((gender) => !some.some((one) => one.gender === gender))
  const all = gaps(said)
  const pairs = groups.flatMap((group) =>
    gaps(said.filter((one) => one.group === group))
      .filter((gender) => !all.includes(gender))
      .map((gender) => ({ group, gender })),
  )
  return { all, pairs }
}

/** How many of each, those who said nothing too; small numbers stand together, so that none can be told by subtraction. Null where fewer than five came. */
export function toldGenders(
  counts: readonly GenderCount[],
): readonly { readonly genders: readonly (Gender | null)[]; readonly people: number }[] | null {
  const rows = [...GENDERS, null].map((gender) => ({
    gender,
    people: counts.reduce((sum, one) => sum + (one.gender === gender ? one.people : 0), 0),
  }))
  if (rows.reduce((sum, { people }) => sum + people, 0) < SHOWN_APART_MIN) return null
  const { apart, together } = partSmall(rows, ({ people }) => people)
  const shown = apart.filter(({ people }) => people > 0).map(({ gender, people }) => ({ genders: [gender], people }))
  const sum = together.reduce((all, { people }) => all + people, 0)
  return together.length === 0 ? shown : [...shown, { genders: together.map(({ gender }) => gender), people: sum }]
}
