/**
 * Principal axes of a sparse matrix of ratings. A missing rating is the mean of its column, so after centring it is exactly 0 and costs nothing:
 * every product is one look into a table of (rating − mean) by cell code.
 */
import { twoLargest } from './lanczos.ts'
import { countCells, type RatingMatrix } from './matrix.ts'

/** What axes are computed on: the centred rating of each code. Shape of `centred` and `means`: 3 · m and m; zeroed columns are 0. */
export interface Centred {
  readonly means: Float64Array
  readonly centred: Float64Array
}

/** Two axes of unit length (or 0 where there is no variance), over columns. Shape m each. */
export interface Axes {
  readonly first: Float64Array
  readonly second: Float64Array
}

/** Products with XᵀX that one axis takes at most in the compatible mode. */
const PRODUCTS_MAX = 101
/** Ours stops when an axis turns by less than this (as 1 − cosine). */
const TURN_LEAST = 1e-13

/** Means of the columns out of counted cells (3 · m), and centred ratings by code. */
export function centre(counts: Float64Array, zeroed: Uint8Array): Centred {
  const means = new Float64Array(zeroed.length)
  const centred = new Float64Array(counts.length)
  for (let column = 0; column < zeroed.length; column += 1) {
    if (zeroed[column] === 1) continue
    const [disagrees, passes, agrees] = [counts[3 * column] ?? 0, counts[3 * column + 1] ?? 0, counts[3 * column + 2] ?? 0]
    const mean = (agrees - disagrees) / Math.max(1, disagrees + passes + agrees)
    means[column] = mean
    for (let kind = 0; kind < 3; kind += 1) centred[3 * column + kind] = kind - 1 - mean
  }
  return { means, centred }
}

/** XᵀX · v over the rows from the first in steps of `step`: for each row a dot product, then the row scattered by it. */
function product(matrix: RatingMatrix, { centred }: Centred, vector: Float64Array, step: number): Float64Array {
  const { starts, cells, participants, statements } = matrix
  const weights = weightsOf(centred, vector)
  const sums = new Float64Array(centred.length)
  for (let row = 0; row < participants; row += step) {
    const [from, end] = [starts[row] ?? 0, starts[row + 1] ?? 0]
    let dot = 0
    for (let at = from; at < end; at += 1) dot += weights[cells[at] ?? 0] ?? 0
    for (let at = from; at < end; at += 1) {
      const code = cells[at] ?? 0
      sums[code] = (sums[code] ?? 0) + dot
    }
  }
  return gather(centred, sums, statements)
}

/** The same for two vectors in one pass over the ratings. */
function productOfTwo(matrix: RatingMatrix, { centred }: Centred, { first, second }: Axes): Axes {
  const { starts, cells, participants, statements } = matrix
  const [xs, ys] = [weightsOf(centred, first), weightsOf(centred, second)]
  const [sumsX, sumsY] = [new Float64Array(centred.length), new Float64Array(centred.length)]
  for (let row = 0; row < participants; row += 1) {
    const [from, end] = [starts[row] ?? 0, starts[row + 1] ?? 0]
    let x = 0
    let y = 0
    for (let at = from; at < end; at += 1) {
      const code = cells[at] ?? 0
      x += xs[code] ?? 0
      y += ys[code] ?? 0
    }
    for (let at = from; at < end; at += 1) {
      const code = cells[at] ?? 0
      sumsX[code] = (sumsX[code] ?? 0) + x
      sumsY[code] = (sumsY[code] ?? 0) + y
    }
  }
  return { first: gather(centred, sumsX, statements), second: gather(centred, sumsY, statements) }
}

/** What each code adds to the dot product of a row with a vector. */
function weightsOf(centred: Float64Array, vector: Float64Array): Float64Array {
  const weights = new Float64Array(centred.length)
  for (let column = 0; column < vector.length; column += 1)
    for (let code = 3 * column; code < 3 * column + 3; code += 1) weights[code] = (centred[code] ?? 0) * (vector[column] ?? 0)
  return weights
}

/** Sums by code as sums by column. */
function gather(centred: Float64Array, sums: Float64Array, statements: number): Float64Array {
  const result = new Float64Array(statements)
  for (let column = 0; column < statements; column += 1) {
    let sum = 0
    for (let code = 3 * column; code < 3 * column + 3; code += 1) sum += (centred[code] ?? 0) * (sums[code] ?? 0)
    result[column] = sum
  }
  return result
}

/** Takes the part along `axis` out of a vector, in place: deflation without writing the matrix. */
function deflate(vector: Float64Array, axis: Float64Array | null): Float64Array {
  if (axis === null) return vector
  const along = dot(vector, axis)
  for (let at = 0; at < vector.length; at += 1) vector[at] = (vector[at] ?? 0) - along * (axis[at] ?? 0)
  return vector
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0)
  return sum
}

/** Scales to length 1, in place; what is as good as nothing becomes 0. */
function normalise(vector: Float64Array, nothing: number): Float64Array {
  const length = Math.sqrt(dot(vector, vector))
  const scale = length <= nothing ? 0 : 1 / length
  for (let at = 0; at < vector.length; at += 1) vector[at] = (vector[at] ?? 0) * scale
  return vector
}

/** The two axes of the compatible mode: power iteration from all ones, 101 products, the second on the deflated matrix. */
export function axesFromOnes(matrix: RatingMatrix, ratings: Centred): Axes {
  const nothing = nothingOf(matrix)
  const climb = (without: Float64Array | null): Float64Array => {
    let vector: Float64Array = new Float64Array(matrix.statements).fill(1)
    for (let round = 0; round < PRODUCTS_MAX; round += 1) {
      const next = product(matrix, ratings, deflate(Float64Array.from(vector), without), 1)
      vector = normalise(deflate(next, without), nothing)
    }
    return vector
  }
  const first = climb(null)
  return { first, second: climb(first) }
}

/** Rows from which a first estimate is taken where there are many more, in so many steps; the whole matrix then refines it. */
const ROWS_FIRST = 3_000
const STEPS_FIRST = 14
const STEPS = 20
/** Products over the whole matrix that refine an estimate, where it comes from a part of the rows and where it comes from all. */
const PRODUCTS_REFINE = 2
const PRODUCTS_REFINE_SMALL = 20

/**
 * Our axes: estimated by Lanczos from a start that no column is orthogonal to by symmetry, then refined two at a time (subspace iteration); signs fixed
 * so that the largest part is positive.
 */
export function ownAxes(matrix: RatingMatrix, ratings: Centred): Axes {
  const isLarge = matrix.participants > 2 * ROWS_FIRST
  const step = isLarge ? Math.floor(matrix.participants / ROWS_FIRST) : 1
  const start = Float64Array.from({ length: matrix.statements }, (_, column) => 1 + ((column * 0.6180339887498949) % 1))
  const nothing = nothingOf(matrix)
  const multiply = (vector: Float64Array): Float64Array => product(matrix, ratings, vector, step)
  const [one, two] = twoLargest(multiply, start, nothing * nothing, isLarge ? STEPS_FIRST : STEPS)
  let axes: Axes = { first: one, second: two }
  for (let round = 0; round < (isLarge ? PRODUCTS_REFINE : PRODUCTS_REFINE_SMALL); round += 1) {
    const next = turned(axes, productOfTwo(matrix, ratings, axes), nothing)
    const moved = 2 - Math.abs(dot(next.first, axes.first)) - Math.abs(dot(next.second, axes.second))
    axes = next
    if (moved <= TURN_LEAST) break
  }
  return { first: signed(axes.first), second: signed(axes.second) }
}

/** Axes of a plane by what the matrix made of two vectors at right angles in it (Rayleigh and Ritz), each of length 1 or 0, the larger first. */
function turned({ first, second }: Axes, products: Axes, nothing: number): Axes {
  const [a, b, d] = [dot(first, products.first), dot(second, products.first), dot(second, products.second)]
  const angle = 0.5 * Math.atan2(2 * b, a - d)
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const mix = (x: number, y: number): Float64Array => products.first.map((value, at) => x * value + y * (products.second[at] ?? 0))
  const larger = normalise(mix(cos, sin), nothing)
  return { first: larger, second: normalise(deflate(mix(-sin, cos), larger), nothing) }
}

/** Length at which a vector is as good as 0. */
function nothingOf({ cells }: RatingMatrix): number {
  return 1e-9 * Math.max(1, Math.sqrt(cells.length))
}

function signed(axis: Float64Array): Float64Array {
  const largest = axis.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0)
  return largest < 0 ? axis.map((value) => -value) : axis
}

/** What places are computed by: means and axes, and what every code of a cell adds to the place of who rated so. Shapes: m, m, 3 · m. */
export interface MapFrame {
  readonly means: Float64Array
  readonly axes: Axes
  readonly xs: Float64Array
  readonly ys: Float64Array
  /** 1 for codes of columns that count as present for everybody, and how many such columns there are. */
  readonly isZeroed: Uint8Array
  readonly zeroedColumns: number
}

/** The frame of a map. */
export function mapFrame({ means, centred }: Centred, axes: Axes, zeroed: Uint8Array): MapFrame {
  const [xs, ys, isZeroed] = [new Float64Array(centred.length), new Float64Array(centred.length), new Uint8Array(centred.length)]
  let zeroedColumns = 0
  for (let column = 0; column < zeroed.length; column += 1) {
    const [x, y, out] = [axes.first[column] ?? 0, axes.second[column] ?? 0, zeroed[column] ?? 0]
    zeroedColumns += out
    for (let code = 3 * column; code < 3 * column + 3; code += 1) {
      xs[code] = (centred[code] ?? 0) * x
      ys[code] = (centred[code] ?? 0) * y
      isZeroed[code] = out
    }
  }
  return { means, axes, xs, ys, isZeroed, zeroedColumns }
}

/** Where a person stands by the codes of their row; `present` counts zeroed columns too, `scale` is √(m / max(present, 1)). */
export interface PlaceOfRow {
  readonly x: number
  readonly y: number
  readonly present: number
  readonly scale: number
}

/** The place of one person: p = √(m / max(s, 1)) · Σ (v − mean) · axis. Columns that the frame does not know add to `present` alone. */
export function placeOfCells(codes: Uint16Array, frame: MapFrame): PlaceOfRow {
  return placeOfPart(codes, 0, codes.length, frame)
}

function placeOfPart(cells: Uint16Array, from: number, end: number, { means, xs, ys, isZeroed, zeroedColumns }: MapFrame): PlaceOfRow {
  let [x, y, present] = [0, 0, zeroedColumns]
  for (let at = from; at < end; at += 1) {
    const code = cells[at] ?? 0
    x += xs[code] ?? 0
    y += ys[code] ?? 0
    present += 1 - (isZeroed[code] ?? 0)
  }
  const scale = Math.sqrt(means.length / Math.max(present, 1))
  return { x: scale * x, y: scale * y, present, scale }
}

/** Places of people: x and y one after the other, shape 2 · n. */
export function placesOf({ starts, cells, participants }: RatingMatrix, frame: MapFrame): Float64Array {
  const places = new Float64Array(2 * participants)
  for (let row = 0; row < participants; row += 1) {
    const { x, y } = placeOfPart(cells, starts[row] ?? 0, starts[row + 1] ?? 0, frame)
    places[2 * row] = x
    places[2 * row + 1] = y
  }
  return places
}

/** Extremity of each statement: how far a person who agreed with it alone stands from the middle; 0 for zeroed columns. Shape m. */
export function extremities({ means }: Centred, axes: Axes, zeroed: Uint8Array): Float64Array {
  return Float64Array.from(means, (mean, column) =>
    zeroed[column] === 1 ? 0 : Math.sqrt(means.length) * (1 - mean) * Math.hypot(axes.first[column] ?? 0, axes.second[column] ?? 0),
  )
}

/** The centred ratings of a matrix, counted from itself. */
export function centreOf(matrix: RatingMatrix, zeroed: Uint8Array): Centred {
  return centre(countCells(matrix), zeroed)
}
