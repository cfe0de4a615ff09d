/**
 * Our groups: people belong where what they rated is most likely. The map only gives the starts; groups are then moved by likelihood, as in
 * latent class analysis with each person in one class (Goodman 1974; classification EM of Celeux and Govaert 1992).
 * Everybody's own ratings are left out of the shares that their own group is judged by, so that a group must predict its members, not remember
 * them; by the same measure the number of groups is chosen, from one to five.
 * Nothing hangs on chance or on earlier runs: starts are cuts of the map, counts are whole numbers. The order of rows does not matter up to
 * PEOPLE_FITTED_MAX people; above, it settles which part of them is fitted.
 */
import { kMeans } from './k-means.ts'
import { countByGroup, countCells, type RatingMatrix } from './matrix.ts'
import type { Grouping } from './compatible-groups.ts'

/** Groups that can still be told as a story. */
export const GROUPS_MAX = 5
/** A group is at least so many people, and at least this share of those who are in. */
export const GROUP_PEOPLE_LEAST = 5
const GROUP_SHARE_LEAST = 0.02
/** More than two groups need so many people for each: in a small room five groups remember their members instead of predicting them. */
const PEOPLE_PER_GROUP = 50
/** How much a group's shares lean on the shares of everybody: as much as so many ratings. */
export const LEAN = 10
/** Turns of the map's plane that each number of groups starts from, and rounds of moving people. */
const TURNS = 4
const ROUNDS_MAX = 25
/** More people than this are grouped by a part of them; then everybody goes where their ratings are most likely. */
const PEOPLE_FITTED_MAX = 4_000

/** Groups the people who are in, largest first. `places` x and y one after the other, 2 · n; `zeroed` columns count for nothing. */
export function ownGroups(matrix: RatingMatrix, places: Float64Array, isIn: Uint32Array, zeroed: Uint8Array, kMax = GROUPS_MAX): Grouping {
  const step = Math.max(1, Math.ceil(isIn.length / PEOPLE_FITTED_MAX))
  if (step === 1) {
    const { groups, k } = fit(matrix, places, isIn, zeroed, kMax)
    return largestFirst(groups, k)
  }
  const part = isIn.filter((_, at) => at % step === 0)
  const some = rowsOf(matrix, part)
  const somePlaces = Float64Array.from({ length: 2 * part.length }, (_, at) => places[2 * (part[at >> 1] ?? 0) + (at & 1)] ?? 0)
  const found = fit(some, somePlaces, Uint32Array.from(part.keys()), zeroed, kMax)
  const groups = new Int8Array(matrix.participants).fill(-1)
  moveAll(matrix, groups, isIn, logShares(some, found.groups, found.k, zeroed))
  return largestFirst(groups, found.k)
}

/** The matrix of these rows alone. */
function rowsOf({ starts, cells, statements }: RatingMatrix, rows: Uint32Array): RatingMatrix {
  const taken = new Uint32Array(rows.length + 1)
  rows.forEach((row, at) => (taken[at + 1] = (taken[at] ?? 0) + (starts[row + 1] ?? 0) - (starts[row] ?? 0)))
  const some = new Uint16Array(taken[rows.length] ?? 0)
  rows.forEach((row, at) => some.set(cells.subarray(starts[row], starts[row + 1]), taken[at]))
  return { participants: rows.length, statements, starts: taken, cells: some }
}

function fit(matrix: RatingMatrix, places: Float64Array, isIn: Uint32Array, zeroed: Uint8Array, kMax: number): Found {
  const least = Math.max(GROUP_PEOPLE_LEAST, Math.ceil(GROUP_SHARE_LEAST * isIn.length))
  const most = Math.min(kMax, Math.floor(isIn.length / least), Math.max(2, Math.floor(isIn.length / PEOPLE_PER_GROUP)))
  let best = everybody(matrix, isIn)
  for (let k = 2; k <= most; k += 1) {
    const found = bestOf(matrix, places, isIn, zeroed, k, least)
    if (found !== null && found.likelihood > best.likelihood) best = found
  }
  return best
}

interface Found {
  readonly groups: Int8Array
  readonly k: number
  readonly likelihood: number
}

function everybody(matrix: RatingMatrix, isIn: Uint32Array): Found {
  const groups = new Int8Array(matrix.participants).fill(-1)
  for (const row of isIn) groups[row] = 0
  // Shares are told against those of everybody, so that one group has the likelihood 0.
  return { groups, k: isIn.length === 0 ? 0 : 1, likelihood: 0 }
}

function bestOf(matrix: RatingMatrix, places: Float64Array, isIn: Uint32Array, zeroed: Uint8Array, k: number, least: number): Found | null {
  let best: Found | null = null
  for (let turn = -1; turn < 2 * TURNS; turn += 1) {
    const groups =
      turn < 0
        ? heaps(places, isIn, k)
        : turn < TURNS
          ? sectors(places, isIn, k, turn / TURNS)
          : slices(places, isIn, k, (turn - TURNS) / TURNS)
    const likelihood = settle(matrix, groups, isIn, zeroed, k)
    const sizes = sizesOf(groups, k)
    if (sizes.some((size) => size < least)) continue
    if (best === null || likelihood > best.likelihood) best = { groups, k, likelihood }
  }
  return best
}

/** Where people stand close together on the map: k-means from k people far from each other, so that the order of rows does not matter. */
function heaps(places: Float64Array, isIn: Uint32Array, k: number): Int8Array {
  const people = Array.from(isIn, (row) => ({ x: places[2 * row] ?? 0, y: places[2 * row + 1] ?? 0, weight: 1 }))
  const farthest: typeof people = []
  const gap = ({ x, y }: (typeof people)[number]): number =>
    farthest.length === 0 ? Math.hypot(x, y) : Math.min(...farthest.map((other) => Math.hypot(x - other.x, y - other.y)))
  for (let at = 0; at < k; at += 1) {
    const next = people.reduce<(typeof people)[number] | undefined>(
      (best, one) => (best === undefined || gap(one) > gap(best) ? one : best),
      undefined,
    )
    if (next !== undefined) farthest.push({ ...next, weight: 0 })
  }
  const groups = new Int8Array(places.length / 2).fill(-1)
  const all = [...farthest, ...people]
  kMeans(all, k, ROUNDS_MAX).forEach(({ members }, group) => {
    for (const at of members) if (at >= farthest.length) groups[isIn[at - farthest.length] ?? 0] = group
  })
  return groups
}

/** Equal numbers of people in k sectors around the middle of the map, turned by a part of one sector. */
function sectors(places: Float64Array, isIn: Uint32Array, k: number, turned: number): Int8Array {
  const angle = (row: number): number => {
    const turns = Math.atan2(places[2 * row + 1] ?? 0, places[2 * row] ?? 0) / (2 * Math.PI)
    return (turns + 1 + turned / k) % 1
  }
  return cut(places.length / 2, isIn, angle, k)
}

/** Equal numbers of people in k slices across a direction of the map. */
function slices(places: Float64Array, isIn: Uint32Array, k: number, turned: number): Int8Array {
  const [x, y] = [Math.cos(Math.PI * turned), Math.sin(Math.PI * turned)]
  return cut(places.length / 2, isIn, (row) => x * (places[2 * row] ?? 0) + y * (places[2 * row + 1] ?? 0), k)
}

function cut(participants: number, isIn: Uint32Array, key: (row: number) => number, k: number): Int8Array {
  const groups = new Int8Array(participants).fill(-1)
  const keys = Float64Array.from(isIn, key)
  const bounds = Float64Array.from({ length: k - 1 }, (_, at) => keys.toSorted()[Math.floor(((at + 1) * keys.length) / k)] ?? 0)
  isIn.forEach((row, at) => (groups[row] = bounds.reduce((group, bound) => group + ((keys[at] ?? 0) >= bound ? 1 : 0), 0)))
  return groups
}

/** Moves people to the group in which their ratings are most likely until nobody moves; answers the likelihood of all. `groups` is written. */
function settle(matrix: RatingMatrix, groups: Int8Array, isIn: Uint32Array, zeroed: Uint8Array, k: number): number {
  let likelihood = -Infinity
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const moved = moveAll(matrix, groups, isIn, logShares(matrix, groups, k, zeroed))
    likelihood = moved.likelihood
    if (moved.people === 0) break
  }
  return likelihood
}

/** Logarithms of shares against those of everybody, k for each cell code: as they are for newcomers, and without one's own rating for members. */
interface Shares {
  readonly k: number
  readonly newcomer: Float64Array
  readonly member: Float64Array
}

function logShares(matrix: RatingMatrix, groups: Int8Array, k: number, zeroed: Uint8Array): Shares {
  const all = countCells(matrix, (row) => (groups[row] ?? -1) >= 0)
  const [newcomer, member] = [new Float64Array(all.length * k), new Float64Array(all.length * k)]
  countByGroup(matrix, groups, k).forEach((counts, group) => {
    for (let code = 0; code < all.length; code += 1) {
      const [column, kind] = [Math.floor(code / 3), code % 3]
      // A pass says little of where somebody stands, and much of how fast they go.
      if (zeroed[column] === 1 || kind === 1) continue
      const sum = (of: Float64Array): number => (of[3 * column] ?? 0) + (of[3 * column + 2] ?? 0)
      const share = ((all[code] ?? 0) + 1) / (sum(all) + 2)
      const [inside, seen] = [counts[code] ?? 0, sum(counts)]
      newcomer[code * k + group] = Math.log((inside + LEAN * share) / (seen + LEAN) / share)
      member[code * k + group] = Math.log((Math.max(0, inside - 1) + LEAN * share) / (Math.max(0, seen - 1) + LEAN) / share)
    }
  })
  return { k, newcomer, member }
}

/** Puts everybody who is in where their ratings are most likely; ties go to the lower group. */
function moveAll(
  matrix: RatingMatrix,
  groups: Int8Array,
  isIn: Uint32Array,
  { k, newcomer, member }: Shares,
): { readonly people: number; readonly likelihood: number } {
  const { starts, cells } = matrix
  const sums = new Float64Array(k)
  let [people, likelihood] = [0, 0]
  for (const row of isIn) {
    sums.fill(0)
    const end = starts[row + 1] ?? 0
    const own = groups[row] ?? -1
    let asMember = 0
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      const base = (cells[at] ?? 0) * k
      for (let group = 0; group < k; group += 1) sums[group] = (sums[group] ?? 0) + (newcomer[base + group] ?? 0)
      if (own >= 0) asMember += member[base + own] ?? 0
    }
    if (own >= 0) sums[own] = asMember
    let best = 0
    for (let group = 1; group < k; group += 1) if ((sums[group] ?? 0) > (sums[best] ?? 0) + 1e-9) best = group
    if (own !== best) people += 1
    groups[row] = best
    likelihood += sums[best] ?? 0
  }
  return { people, likelihood }
}

function sizesOf(groups: Int8Array, k: number): readonly number[] {
  const sizes = Array.from({ length: k }, () => 0)
  for (const group of groups) if (group >= 0) sizes[group] = (sizes[group] ?? 0) + 1
  return sizes
}

function largestFirst(groups: Int8Array, k: number): Grouping {
  const sizes = sizesOf(groups, k)
  const order = [...sizes.keys()].toSorted((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b)
  const placeOf = Int8Array.from({ length: k }, (_, group) => order.indexOf(group))
  return { groups: groups.map((group) => (group < 0 ? -1 : (placeOf[group] ?? -1))), sizes: order.map((group) => sizes[group] ?? 0), k }
}
