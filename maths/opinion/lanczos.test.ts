import { expect, it } from 'vitest'
import { seededRandom } from '../seeded-random.ts'
import { twoLargest } from './lanczos.ts'

it('finds the two largest eigenvectors of a matrix worked by hand', () => {
  // 2 1 0 / 1 2 0 / 0 0 5: eigenvalues 5, 3 and 1, of (0 0 1) and (1 1 0) / √2.
  const multiply = ([x = 0, y = 0, z = 0]: Float64Array): Float64Array => Float64Array.of(2 * x + y, x + 2 * y, 5 * z)
  const [first, second] = twoLargest(multiply, Float64Array.of(1, 2, 3), 1e-12, 20)
  expect([...first].map(Math.abs).map((value) => Math.round(value * 1e9) / 1e9)).toEqual([0, 0, 1])
  expect([...second].map((value) => Math.abs(value))).toEqual([
    expect.closeTo(Math.SQRT1_2, 9),
    expect.closeTo(Math.SQRT1_2, 9),
    expect.closeTo(0, 9),
  ])
})

it('finds vectors that the matrix only lengthens, by as much as nothing else', () => {
  const random = seededRandom(4)
  const rows = Array.from({ length: 80 }, () => Array.from({ length: 12 }, (_, at) => (random.next() - 0.5) * (1 + 4 / (1 + at))))
  const multiply = (vector: Float64Array): Float64Array => {
    const sums = new Float64Array(12)
    for (const row of rows) {
      const along = row.reduce((sum, value, at) => sum + value * (vector[at] ?? 0), 0)
      row.forEach((value, at) => (sums[at] = (sums[at] ?? 0) + along * value))
    }
    return sums
  }
  const [first, second] = twoLargest(multiply, new Float64Array(12).fill(1), 1e-12, 20)
  for (const vector of [first, second]) {
    const product = multiply(vector)
    const value = product.reduce((sum, one, at) => sum + one * (vector[at] ?? 0), 0)
    product.forEach((one, at) => expect(one).toBeCloseTo(value * (vector[at] ?? 0), 6))
  }
  expect(first.reduce((sum, one, at) => sum + one * (second[at] ?? 0), 0)).toBeCloseTo(0, 9)
})

it('has no second vector where everything lies along one', () => {
  const [first, second] = twoLargest(([x = 0]) => Float64Array.of(4 * x, 0, 0), Float64Array.of(1, 0, 0), 1e-12, 20)
  expect([[...first].map(Math.abs), [...second]]).toEqual([
    [1, 0, 0],
    [0, 0, 0],
  ])
})
