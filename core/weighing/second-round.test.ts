import { describe, expect, it } from 'vitest'
import { bestStatements } from './second-round.ts'

const sum = (statement: number, group: string, agrees: number, disagrees: number) => ({ statement, group, agrees, disagrees, passes: 0 })

describe('the second round', () => {
  it('takes two fifths, rounded up, the best first, and of equals the earlier', () => {
    const sums = [1, 2, 3, 4, 5, 6].map((number) => sum(number, 'g', number === 5 ? 9 : 4, number === 5 ? 0 : 4))
    expect(bestStatements([1, 2, 3, 4, 5, 6], sums)).toEqual([5, 1, 2])
  })
  it('counts every group the same: a large one alone lifts nothing', () => {
    const sums = [sum(1, 'large', 90, 0), sum(1, 'small', 0, 9), sum(2, 'large', 60, 30), sum(2, 'small', 6, 3), sum(3, 'large', 1, 5)]
    expect(bestStatements([1, 2, 3], sums)[0]).toBe(2)
  })
  it('knows of no statement that is not in it', () => {
    expect(bestStatements([2], [sum(1, 'g', 9, 0)])).toEqual([2])
  })
})
