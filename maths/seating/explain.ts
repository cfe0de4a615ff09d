/** What a plan means for one person: how many others they meet. */
import type { PlanTables, SeatingProblem } from './problem.ts'

/** For each person, how many different people they meet in all rounds. Cost grows with rounds times people times table size. */
export function metByEach({ people, tables, rounds }: SeatingProblem, plan: PlanTables): readonly number[] {
  const met = Array.from({ length: people }, () => new Set<number>())
  for (let round = 0; round < rounds; round += 1) {
    const at = Array.from({ length: tables }, (): number[] => [])
    for (let person = 0; person < people; person += 1) at[plan[round * people + person] ?? -1]?.push(person)
    for (const mates of at) for (const a of mates) for (const b of mates) if (a !== b) met[a]?.add(b)
  }
  return met.map(({ size }) => size)
}
