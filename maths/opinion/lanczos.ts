/** The two largest eigenvectors of a symmetric matrix that is known only by what it does to a vector (Lanczos 1950, every step made orthogonal anew). */

/** Steps at most, each of one product: by then the two are nearly exact unless others are as large. */
const STEPS = 20
const SWEEPS = 12

/** Estimates of both, of length 1; 0 for one that was not found. A vector no longer than `nothing` is taken as 0. */
export function twoLargest(
  multiply: (vector: Float64Array) => Float64Array,
  start: Float64Array,
  nothing: number,
): readonly [Float64Array, Float64Array] {
  const basis: Float64Array[] = []
  const small: number[][] = []
  let next: Float64Array = Float64Array.from(start)
  while (basis.length < Math.min(STEPS, start.length)) {
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
function eigen(lower: readonly (readonly number[])[]): {
  readonly values: readonly number[]
  readonly vectors: readonly (readonly number[])[]
} {
  const size = lower.length
  const matrix = lower.map((_, row) => lower.map((__, column) => lower[Math.max(row, column)]?.[Math.min(row, column)] ?? 0))
  const vectors = lower.map((_, row) => lower.map((__, column) => (row === column ? 1 : 0)))
  for (let sweep = 0; sweep < SWEEPS; sweep += 1)
    for (let p = 0; p < size; p += 1)
      for (let q = p + 1; q < size; q += 1) {
        const off = matrix[p]?.[q] ?? 0
        if (off === 0) continue
        const angle = 0.5 * Math.atan2(2 * off, (matrix[q]?.[q] ?? 0) - (matrix[p]?.[p] ?? 0))
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
        for (const row of [...matrix, ...vectors]) turn(row, p, q, cos, sin)
        const [above, below] = [matrix[p] ?? [], matrix[q] ?? []]
        for (let at = 0; at < size; at += 1) {
          const [a, b] = [above[at] ?? 0, below[at] ?? 0]
          above[at] = cos * a - sin * b
          below[at] = sin * a + cos * b
        }
      }
  return { values: matrix.map((row, at) => row[at] ?? 0), vectors }
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
