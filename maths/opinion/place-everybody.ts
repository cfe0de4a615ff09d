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
  const first = placeBy(matrix, isIn, nobody, tables(all, ofPart, zeroed, caution), null)
  const placed = new Float32Array(matrix.participants * k)
  const groups = placeBy(matrix, isIn, first, tables(all, countByGroup(matrix, first, k), zeroed, caution), placed)
  return largestFirst({ groups, degrees: placed }, k)
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

/** Logarithms of shares against those of everybody by cell code and group: for newcomers, and without one's own rating for members. Shape codes · width. */
interface Tables {
  readonly k: number
  /** Groups in a table, an even number. */
  readonly width: number
  readonly independence: number
  readonly newcomer: Float32Array
  readonly member: Float32Array
}

function tables(all: Float64Array, counts: readonly Float64Array[], zeroed: Uint8Array, { lean, independence }: Caution): Tables {
  const k = counts.length
  const width = k + (k & 1)
  const [newcomer, member] = [new Float32Array(all.length * width), new Float32Array(all.length * width)]
  counts.forEach((inGroup, group) => {
    for (let column = 0; column < zeroed.length; column += 1) {
      if (zeroed[column] === 1) continue
      for (let cell = 3 * column; cell < 3 * column + 3; cell += 2) {
        const other = 6 * column + 2 - cell
        const share = ((all[cell] ?? 0) + 1) / ((all[cell] ?? 0) + (all[other] ?? 0) + 2)
        const [inside, against] = [inGroup[cell] ?? 0, inGroup[other] ?? 0]
        const without = Math.max(0, inside - 1)
        const leaning = HALF + lean * share
        newcomer[cell * width + group] = Math.log((inside + leaning) / (inside + against + lean + 2 * HALF) / share)
        member[cell * width + group] = Math.log((without + leaning) / (without + against + lean + 2 * HALF) / share)
      }
    }
  })
  return { k, width, independence, newcomer, member }
}

/** Where each person who is in belongs, judged by shares without their own ratings where `before` has them in a group. Degrees where there is room for them. */
function placeBy(matrix: RatingMatrix, isIn: Uint32Array, before: Int8Array, table: Tables, degrees: Float32Array | null): Int8Array {
  const { starts, participants } = matrix
  const groups = new Int8Array(participants).fill(-1)
  const { k, independence } = table
  const likely = new Float64Array(table.width)
  for (let place = 0; place < isIn.length; place += 1) {
    const row = isIn[place] ?? 0
    likelyOf(matrix.cells, starts[row] ?? 0, starts[row + 1] ?? 0, before[row] ?? -1, table, likely)
    let most = 0
    for (let at = 1; at < k; at += 1) if ((likely[at] ?? 0) > (likely[most] ?? 0)) most = at
    groups[row] = most
    if (degrees !== null) degreesOf(likely, likely[most] ?? 0, independence, degrees.subarray(row * k, (row + 1) * k))
  }
  return groups
}

/** Logarithms of how likely a row is in each group; in `likely`. */
function likelyOf(cells: Uint16Array, from: number, end: number, own: number, table: Tables, likely: Float64Array): void {
  const { width, newcomer, member } = table
  for (let group = 0; group < width; group += 2) {
    let one = 0
    let two = 0
    for (let at = from; at < end; at += 1) {
      const place = (cells[at] ?? 0) * width + group
      one += newcomer[place] ?? 0
      two += newcomer[place + 1] ?? 0
    }
    likely[group] = one
    likely[group + 1] = two
  }
  if (own < 0) return
  let asMember = 0
  for (let at = from; at < end; at += 1) asMember += member[(cells[at] ?? 0) * width + own] ?? 0
  likely[own] = asMember
}

function degreesOf(likely: Float64Array, most: number, independence: number, into: Float32Array): void {
  let sum = 0
  for (let at = 0; at < into.length; at += 1) sum += Math.exp(independence * ((likely[at] ?? 0) - most))
  for (let at = 0; at < into.length; at += 1) into[at] = Math.exp(independence * ((likely[at] ?? 0) - most)) / sum
}

function mostOf(values: Float64Array): number {
  let most = 0
  for (let at = 1; at < values.length; at += 1) if ((values[at] ?? 0) > (values[most] ?? 0)) most = at
  return most
}

function largestFirst({ groups, degrees }: Placed, k: number): Grouping & { readonly degrees: Float32Array } {
  const sizes = Array.from({ length: k }, () => 0)
  for (let row = 0; row < groups.length; row += 1) {
    const group = groups[row] ?? -1
    if (group >= 0) sizes[group] = (sizes[group] ?? 0) + 1
  }
  const order = [...sizes.keys()].toSorted((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b)
  const placeOf = Int8Array.from(order, (_, group) => order.indexOf(group))
  const [placed, ordered] = [new Int8Array(groups.length).fill(-1), new Float32Array(degrees.length)]
  for (let row = 0; row < groups.length; row += 1) {
    const group = groups[row] ?? -1
    if (group < 0) continue
    placed[row] = placeOf[group] ?? -1
    for (let at = 0; at < k; at += 1) ordered[row * k + at] = degrees[row * k + (order[at] ?? 0)] ?? 0
  }
  return { k, sizes: order.map((group) => sizes[group] ?? 0), groups: placed, degrees: ordered }
}
