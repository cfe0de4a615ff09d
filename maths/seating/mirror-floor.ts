/** The least that each mirror could be with the table sizes that a plan has: what its distance is measured against. */
import { mirrorAtLeast } from './mirror-bound.ts'
import { partsOf, presentIn, type PlanTables, type SeatingProblem } from './problem.ts'

/** By attribute, over all rounds and parts. Rounds with the same sizes and people are computed once. */
export function mirrorFloor(problem: SeatingProblem, plan: PlanTables): readonly number[] {
  const known = new Map<string, number>()
  return problem.attributes.map(({ of, values }, attribute) => {
    let sum = 0
    for (const part of partsOf(problem))
      for (let round = 0; round < problem.rounds; round += 1) {
        const sizes = sizesIn(problem, plan, part, round)
        const counts = Array.from({ length: values }, () => 0)
        for (const person of presentIn(problem, part, round)) counts[of[person] ?? 0] = (counts[of[person] ?? 0] ?? 0) + 1
        const key = `${attribute}|${sizes.join(',')}|${counts.join(',')}`
        const least = known.get(key) ?? mirrorAtLeast({ sizes, values: counts, fixed: null })
        known.set(key, least)
        sum += least
      }
    return sum
  })
}

/** Sizes of the tables that people sit at, largest first. */
function sizesIn({ people, tables, tablePart }: SeatingProblem, plan: PlanTables, part: number, round: number): number[] {
  const sizes = Array.from({ length: tables }, () => 0)
  for (let person = 0; person < people; person += 1) {
    const table = plan[round * people + person] ?? -1
    if (table >= 0) sizes[table] = (sizes[table] ?? 0) + 1
  }
  return sizes.filter((size, table) => size > 0 && tablePart[table] === part).toSorted((a, b) => b - a)
}
