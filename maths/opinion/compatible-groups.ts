/** Groups as Polis's cold start finds them: base clusters of the map, then two to five groups of those, the best by silhouette. */
import { kMeans, silhouette, type Cluster, type Place } from './k-means.ts'
import type { RatingMatrix } from './matrix.ts'

/** Ratings that somebody needs to be grouped, where there are as many statements; the most active are added until so many are in. */
export const RATINGS_TO_BE_IN = 7
const PEOPLE_LEAST = 15
const BASE_CLUSTERS = 100
const BASE_ROUNDS = 100
const GROUP_ROUNDS = 20
const GROUPS_MAX = 5
/** So many base clusters allow one group more. */
const BASE_PER_GROUP = 12

/** Groups of people. `groups` is the group of each row, -1 for nobody's. */
export interface Grouping {
  readonly groups: Int8Array
  readonly sizes: readonly number[]
  readonly k: number
}

/** What the compatible mode found on its way. */
export interface CompatibleGrouping extends Grouping {
  readonly baseClusters: number
  /** Silhouette of each number of groups that was tried. */
  readonly silhouettes: Readonly<Record<number, number>>
}

/** Who is grouped: rows with at least min(7, m) ratings, passes and left out statements included; the most active until 15. Ascending rows. */
export function whoIsIn({ starts, participants, statements }: RatingMatrix): Uint32Array {
  const least = Math.min(RATINGS_TO_BE_IN, statements)
  const counts = new Uint32Array(participants)
  const found = new Uint32Array(participants)
  let many = 0
  for (let row = 0; row < participants; row += 1) {
    const count = (starts[row + 1] ?? 0) - (starts[row] ?? 0)
    counts[row] = count
    if (count >= least) found[many++] = row
  }
  const enough = found.slice(0, many)
  if (enough.length >= Math.min(PEOPLE_LEAST, participants)) return enough
  return Uint32Array.from(counts.keys())
    .toSorted((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)
    .slice(0, PEOPLE_LEAST)
    .toSorted()
}

/** Groups the people who are in by their places (x, y one after the other, 2 · n); the largest group is first. */
export function compatibleGroups(places: Float64Array, isIn: Uint32Array): CompatibleGrouping {
  const people: Place[] = Array.from(isIn, (row) => ({ x: places[2 * row] ?? 0, y: places[2 * row + 1] ?? 0, weight: 1 }))
  const base = kMeans(people, BASE_CLUSTERS, BASE_ROUNDS)
  const centres = base.map(({ x, y, members }) => ({ x, y, weight: members.length }))
  const silhouettes: Record<number, number> = {}
  let chosen: readonly Cluster[] = [{ x: 0, y: 0, members: [...base.keys()] }]
  let best = -Infinity
  for (let k = 2; k <= Math.min(GROUPS_MAX, 2 + Math.floor(base.length / BASE_PER_GROUP)); k += 1) {
    const clusters = kMeans(centres, k, GROUP_ROUNDS)
    if (clusters.length < 2) continue
    const value = silhouette(centres, clusters)
    silhouettes[k] = value
    if (value >= best) [chosen, best] = [clusters, value]
  }
  const groups = new Int8Array(places.length / 2).fill(-1)
  const peopleOf = ({ members }: Cluster): number => members.reduce((sum, at) => sum + (base[at]?.members.length ?? 0), 0)
  chosen
    .toSorted((a, b) => peopleOf(b) - peopleOf(a))
    .forEach(({ members }, group) => {
      for (const at of members) for (const person of base[at]?.members ?? []) groups[isIn[person] ?? 0] = group
    })
  const filled = people.length === 0 ? [] : chosen
  const sizes = filled.map((_, group) => groups.reduce((sum, one) => sum + (one === group ? 1 : 0), 0))
  return { groups, sizes, k: filled.length, baseClusters: base.length, silhouettes }
}
