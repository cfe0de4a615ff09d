/** The two largest eigenvectors of a symmetric matrix that is known only by what it does to a vector (Lanczos 1950, every step made orthogonal anew). */

/** Sweeps at most; turns stop when all beside the diagonal is so small a share of the largest there. */
const SWEEPS = 12
const BESIDE_LEAST = 1e-14

/** Estimates of both, of length 1; 0 for one that was not found. A vector no longer than `nothing` is taken as 0; `steps` are products at most. */
export function twoLargest(
  multiply: (vector: Float64Array) => Float64Array,
  start: Float64Array,
  nothing: number,
  steps: number,
): readonly [Float64Array, Float64Array] {
  const basis: Float64Array[] = []
  const small: number[][] = []
  let next: Float64Array = Float64Array.from(start)
  while (basis.length < Math.min(steps, start.length)) {
    const length = Math.sqrt(dot(next, next))
    if (length <= nothing) break
    basis.push(next.map((value) => value / length))
    const product = multiply(basis.at(-1) ?? next)
    small.push(basis.map((vector) => dot(product, vector)))
    for (const vector of [...basis, ...basis]) add(product, vector, -dot(product, vector))
    next = product
  }
  const { values, vectors } = eigen(small)
  const order = [...values.keys()].toSorted((a, b) => (values[b] ?? 0) - (values[a] ?? 0))
  const combine = (at: number): Float64Array => {
    const sum = new Float64Array(start.length)
    const column = order[at]
    if (column !== undefined) basis.forEach((vector, step) => add(sum, vector, vectors[step]?.[column] ?? 0))
    return sum
  }
  return [combine(0), combine(1)]
}

/** Eigenvalues and eigenvectors (columns) of a small symmetric matrix given by its lower rows: turns by Jacobi until nothing is beside the diagonal. */
function eigen(lower: readonly (readonly number[])[]): { readonly values: readonly number[]; readonly vectors: readonly number[][] } {
  const size = lower.length
  const matrix = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (__, column) => lower[Math.max(row, column)]?.[Math.min(row, column)] ?? 0),
  )
  const vectors = Array.from({ length: size }, (_, row) => Array.from({ length: size }, (__, column): number => (row === column ? 1 : 0)))
  const least = BESIDE_LEAST * matrix.flat().reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    let turns = 0
    for (let p = 0; p < size; p += 1)
      for (let q = p + 1; q < size; q += 1) {
        if (Math.abs(matrix[p]?.[q] ?? 0) <= least) continue
        turns += 1
        turnAway(matrix, vectors, p, q)
      }
    if (turns === 0) break
  }
  return { values: matrix.map((row, at) => row[at] ?? 0), vectors }
}

/** Turns the matrix so that nothing stands at p, q. */
function turnAway(matrix: readonly number[][], vectors: readonly number[][], p: number, q: number): void {
  const angle = 0.5 * Math.atan2(2 * (matrix[p]?.[q] ?? 0), (matrix[q]?.[q] ?? 0) - (matrix[p]?.[p] ?? 0))
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  for (const row of matrix) turn(row, p, q, cos, sin)
  for (const row of vectors) turn(row, p, q, cos, sin)
  const [above, below] = [matrix[p] ?? [], matrix[q] ?? []]
  for (let at = 0; at < above.length; at += 1) {
    const [a, b] = [above[at] ?? 0, below[at] ?? 0]
    above[at] = cos * a - sin * b
    below[at] = sin * a + cos * b
  }
}

function turn(row: number[], p: number, q: number, cos: number, sin: number): void {
  const [a, b] = [row[p] ?? 0, row[q] ?? 0]
  row[p] = cos * a - sin * b
  row[q] = sin * a + cos * b
}

function add(sum: Float64Array, vector: Float64Array, times: number): void {
  for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + times * (vector[at] ?? 0)
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0)
  return sum
}
