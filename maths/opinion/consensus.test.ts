import { expect, it } from 'vitest'
import { balancedConsensus, groupConsensus } from './consensus.ts'
import { countByGroup, matrixOfCells } from './matrix.ts'

const row = (rating: 1 | 0 | -1) => [{ column: 0, rating }]

it('weighs every declared group the same and takes the root, as worked by hand', () => {
  // Two agree of two, one disagrees of one: (3/4) · (1/3) = 1/4, whose square root is 1/2; nobody else's rating counts.
  const matrix = matrixOfCells([row(1), row(1), row(-1), row(1)], 1)
  const counts = countByGroup(matrix, Int8Array.of(0, 0, 1, -1), 2)
  expect(groupConsensus(counts, 0)).toEqual({ numerator: 1n, denominator: 4n })
  expect(balancedConsensus(counts, 0)).toBeCloseTo(0.5, 12)
})

it('says the same of two groups and of four that feel alike, which the product does not', () => {
  const [matrix, groups] = [matrixOfCells([row(1), row(-1), row(1), row(-1)], 1), Int8Array.of(0, 0, 1, 1)]
  const [two, four] = [countByGroup(matrix, groups, 2), [...countByGroup(matrix, groups, 2), ...countByGroup(matrix, groups, 2)]]
  expect(balancedConsensus(four, 0)).toBeCloseTo(balancedConsensus(two, 0), 12)
})

it('counts a half for a group that never saw the statement, and 1 for no group', () => {
  expect(balancedConsensus([new Float64Array(3)], 0)).toBe(0.5)
  expect(balancedConsensus([], 0)).toBe(1)
})
