/** The fewest repeated meetings that any plan can have: what a search may stop at. */
import type { PartProblem } from './plan-state.ts'

/**
 * A lower bound for one part in which everybody is always there. Three counts, the largest holds: meetings less pairs that can
 * meet; people of one table who must share one again because there are fewer tables than people at it; and one for
 * thirty-six people at six tables in more than three rounds (two orthogonal Latin squares of order six do not exist).
 */
export function repeatsAtLeast(problem: PartProblem): number {
  const { people, tables, rounds, present, clusters, apart, hostOf } = problem
  if (present.some((there) => there === 0)) return 0
  const sizes = Array.from({ length: tables }, (_, table) => Math.floor(people / tables) + (table < people % tables ? 1 : 0))
  const together = clusters.reduce((sum, { length }) => sum + pairs(length), 0)
  const meetings = rounds * sizes.reduce((sum, size) => sum + pairs(size), 0)
  const hosts = hostOf.filter((host) => host >= 0).length
  const canMeet = pairs(people) - apart.length - pairs(hosts)
  const counted = meetings - together * rounds - (canMeet - together)
  const crowded =
    together > 0
      ? 0
      : (rounds - 1) *
        sizes.reduce((sum, size) => {
          const [least, more] = [Math.floor(size / tables), size % tables]
          return sum + more * pairs(least + 1) + (tables - more) * pairs(least)
        }, 0)
  const sixes = tables === 6 && people === 36 && rounds > 3 ? 1 : 0
  const hosted = hosts === tables ? (people - tables) * Math.max(0, rounds - tables) : 0
  return Math.max(0, counted, crowded, sixes, hosted)
}

function pairs(size: number): number {
  return (size * (size - 1)) / 2
}
