/**
 * Stakeholder groups as results may show them: nobody's ratings can be told from a figure. A group with few answers is never shown apart, and since
 * the sum of all is shown, never the only one that is missing: small groups stand together, with the next smallest where they need company.
 */
import { SHOWN_APART_MIN } from '../people/small-groups.ts'

/** Answers to one statement. */
export interface Answers {
  readonly agrees: number
  readonly disagrees: number
  readonly passes: number
  /** How many of them marked it as important to them. */
  readonly important: number
}
/** Answers of one stakeholder group; `group` is null for those who named none. */
export interface GroupAnswers extends Answers {
  readonly group: string | null
}
/** A row of figures: one group apart, or several together. */
export interface ShownRow extends Answers {
  readonly groups: readonly (string | null)[]
}

/** All answers of a row or group. */
export function answersOf({ agrees, disagrees, passes }: Omit<Answers, 'important'>): number {
  return agrees + disagrees + passes
}

/** The sum of answers. */
export function sumOf(rows: readonly Answers[]): Answers {
  return rows.reduce<Answers>(
    (sum, row) => ({
      agrees: sum.agrees + row.agrees,
      disagrees: sum.disagrees + row.disagrees,
      passes: sum.passes + row.passes,
      important: sum.important + row.important,
    }),
    { agrees: 0, disagrees: 0, passes: 0, important: 0 },
  )
}

/** What may be shown each for itself, and what only together: both in the order given. */
export interface Parted<T> {
  readonly apart: readonly T[]
  readonly together: readonly T[]
}

/**
 * Parts groups so that none is shown, or can be told by subtraction, that is smaller than {@link SHOWN_APART_MIN}: those together are two or more with
 * as many in sum, or all there are. Groups of nobody hide nothing and stand apart. Cost: sorting the groups.
 */
export function partSmall<T>(groups: readonly T[], sizeOf: (group: T) => number): Parted<T> {
  const bySize = groups.filter((group) => sizeOf(group) > 0).toSorted((a, b) => sizeOf(a) - sizeOf(b))
  const sizes = bySize.map(sizeOf)
  let count = sizes.filter((size) => size < SHOWN_APART_MIN).length
  if (count > 0) while (count < sizes.length && (count < 2 || sizes.slice(0, count).reduce((a, b) => a + b) < SHOWN_APART_MIN)) count += 1
  const small = new Set(bySize.slice(0, count))
  return { apart: groups.filter((group) => !small.has(group)), together: groups.filter((group) => small.has(group)) }
}

/**
 * Rows to show: groups in their order, those together last. Every row holds at least {@link SHOWN_APART_MIN} answers; groups that did not answer are left
 * out. No row at all where everybody together gave fewer.
 */
export function shownRows(groups: readonly GroupAnswers[]): readonly ShownRow[] {
  const { apart, together } = partSmall(
    groups.filter((group) => answersOf(group) > 0),
    answersOf,
  )
  const sum = sumOf(together)
  if (together.length > 0 && answersOf(sum) < SHOWN_APART_MIN) return []
  return [
    ...apart.map(({ group, ...row }) => ({ groups: [group], ...row })),
    ...(together.length === 0 ? [] : [{ groups: together.map(({ group }) => group), ...sum }]),
  ]
}
