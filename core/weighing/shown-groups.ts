/**
 * Stakeholder groups as results may show them: nobody's ratings can be told from a figure. A group with few answers is never shown apart, and since
 * the sum of all is shown, never the only one that is missing: small groups stand together, with the next smallest where they need company.
 */

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

/** Fewest answers that are shown as a figure of their own. */
export const APART_MIN = 5

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

/**
 * Rows to show: groups in their order, those together last. Every row holds at least {@link APART_MIN} answers; groups that did not answer are left
 * out. No row at all where everybody together gave fewer. Cost: sorting the groups.
 */
export function shownRows(groups: readonly GroupAnswers[]): readonly ShownRow[] {
  const answered = groups.filter((group) => answersOf(group) > 0)
  const bySize = answered.toSorted((a, b) => answersOf(a) - answersOf(b))
  let together = bySize.filter((group) => answersOf(group) < APART_MIN).length
  if (together > 0)
    while (together < bySize.length && (together < 2 || answersOf(sumOf(bySize.slice(0, together))) < APART_MIN)) together += 1
  const pooled = new Set(bySize.slice(0, together))
  const sum = sumOf([...pooled])
  if (together > 0 && answersOf(sum) < APART_MIN) return []
  return [
    ...answered.filter((group) => !pooled.has(group)).map(({ group, ...row }) => ({ groups: [group], ...row })),
    ...(together === 0 ? [] : [{ groups: answered.filter((group) => pooled.has(group)).map(({ group }) => group), ...sum }]),
  ]
}
