/** Puts everybody into the groups that were fitted to all of them or to a part: where what each person rated is most likely. */
import { HALF, sumsOf, temper, type Caution, type Stances } from './belonging.ts'
import type { Grouping } from './compatible-groups.ts'
import { countByGroup, countCells, type RatingMatrix } from './matrix.ts'

/** What was fitted: `part` are the rows, in the order of the people of `stances`; degrees of belonging, k for each of them. */
export interface Fitted {
  readonly k: number
  readonly part: Uint32Array
  readonly stances: Stances
  readonly degrees: Float64Array
  readonly caution: Caution
}
interface Placed {
  readonly groups: Int8Array
  readonly degrees: Float32Array
}

/** Groups of all rows that are in, largest first, with degrees of belonging. Counts are whole numbers, so that the order of rows does not matter. */
export function placeEverybody(
  matrix: RatingMatrix,
  isIn: Uint32Array,
  zeroed: Uint8Array,
  fitted: Fitted,
): Grouping & { readonly degrees: Float32Array } {
  const { k, part, stances, degrees, caution } = fitted
  if (part.length === isIn.length) return largestFirst(asFitted(matrix, fitted), k)
  const all = countCells(matrix)
  const sums = sumsOf(stances, degrees, k)
  const ofPart = Array.from({ length: k }, (_, group) =>
    Float64Array.from(all, (__, cell) => (cell % 3 === 1 ? 0 : (sums[(2 * Math.floor(cell / 3) + ((cell % 3) >> 1)) * k + group] ?? 0))),
  )
  const nobody = new Int8Array(matrix.participants).fill(-1)
  const first = placeBy(matrix, isIn, nobody, tables(all, ofPart, zeroed, caution))
  const second = placeBy(matrix, isIn, first.groups, tables(all, countByGroup(matrix, first.groups, k), zeroed, caution))
  return largestFirst(second, k)
}

function asFitted({ participants }: RatingMatrix, { k, part, degrees, caution }: Fitted): Placed {
  const groups = new Int8Array(participants).fill(-1)
  const all = new Float32Array(participants * k)
  const tempered = temper(degrees, k, caution.independence)
  part.forEach((row, person) => {
    const own = tempered.subarray(person * k, (person + 1) * k)
    all.set(own, row * k)
    groups[row] = mostOf(own)
  })
  return { groups, degrees: all }
}

/** Logarithms of shares against those of everybody by cell code and group: for newcomers, and without one's own rating for members. */
interface Tables {
  readonly k: number
  readonly independence: number
  readonly newcomer: Float64Array
  readonly member: Float64Array
}

function tables(all: Float64Array, counts: readonly Float64Array[], zeroed: Uint8Array, { lean, independence }: Caution): Tables {
  const k = counts.length
  const [newcomer, member] = [new Float64Array(all.length * k), new Float64Array(all.length * k)]
  counts.forEach((inGroup, group) => {
    for (let cell = 0; cell < all.length; cell += 1) {
      const other = cell + 2 - 2 * (cell % 3)
      if (cell % 3 === 1 || zeroed[Math.floor(cell / 3)] === 1) continue
      const share = ((all[cell] ?? 0) + 1) / ((all[cell] ?? 0) + (all[other] ?? 0) + 2)
      const [inside, against] = [inGroup[cell] ?? 0, inGroup[other] ?? 0]
      const without = Math.max(0, inside - 1)
      const leaning = HALF + lean * share
      newcomer[cell * k + group] = Math.log((inside + leaning) / (inside + against + lean + 2 * HALF) / share)
      member[cell * k + group] = Math.log((without + leaning) / (without + against + lean + 2 * HALF) / share)
    }
  })
  return { k, independence, newcomer, member }
}

/** Where each person who is in belongs, judged by shares without their own ratings where `before` has them in a group. */
function placeBy(
  { starts, cells, participants }: RatingMatrix,
  isIn: Uint32Array,
  before: Int8Array,
  { k, independence, newcomer, member }: Tables,
): Placed {
  const groups = new Int8Array(participants).fill(-1)
  const degrees = new Float32Array(participants * k)
  const likely = new Float64Array(k)
  for (const row of isIn) {
    likely.fill(0)
    const [from, end, own] = [starts[row] ?? 0, starts[row + 1] ?? 0, before[row] ?? -1]
    for (let at = from; at < end; at += 1) {
      const cell = (cells[at] ?? 0) * k
      for (let group = 0; group < k; group += 1) likely[group] = (likely[group] ?? 0) + (newcomer[cell + group] ?? 0)
    }
    if (own >= 0) {
      let asMember = 0
      for (let at = from; at < end; at += 1) asMember += member[(cells[at] ?? 0) * k + own] ?? 0
      likely[own] = asMember
    }
    const group = mostOf(likely)
    groups[row] = group
    const most = likely[group] ?? 0
    let sum = 0
    for (const value of likely) sum += Math.exp(independence * (value - most))
    for (let at = 0; at < k; at += 1) degrees[row * k + at] = Math.exp(independence * ((likely[at] ?? 0) - most)) / sum
  }
  return { groups, degrees }
}

function mostOf(values: Float64Array): number {
  let most = 0
  for (let at = 1; at < values.length; at += 1) if ((values[at] ?? 0) > (values[most] ?? 0)) most = at
  return most
}

function largestFirst({ groups, degrees }: Placed, k: number): Grouping & { readonly degrees: Float32Array } {
  const sizes = Array.from({ length: k }, () => 0)
  for (const group of groups) if (group >= 0) sizes[group] = (sizes[group] ?? 0) + 1
  const order = [...sizes.keys()].toSorted((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b)
  const placeOf = Int8Array.from(order, (_, group) => order.indexOf(group))
  return {
    k,
    sizes: order.map((group) => sizes[group] ?? 0),
    groups: groups.map((group) => (group < 0 ? -1 : (placeOf[group] ?? -1))),
    degrees: degrees.map((_, at) => degrees[at - (at % k) + (order[at % k] ?? 0)] ?? 0),
  }
}
