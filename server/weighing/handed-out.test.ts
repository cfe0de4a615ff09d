import { describe, expect, it } from 'vitest'
import { HandedOut } from './handed-out.ts'

describe('statements handed out', () => {
  it('count half for everybody and for their group, until they are rated, taken back or handed anew', () => {
    const handed = new HandedOut()
    handed.hand('ada', 'g', [1, 2])
    handed.hand('ben', null, [2, 3])
    expect([1, 2, 3].map((one) => handed.count(one))).toEqual([0.5, 1, 0.5])
    expect([handed.count(2, 'g'), handed.count(2, null)]).toEqual([0.5, 0.5])
    handed.rated('ada', 2)
    handed.rated('ada', 2)
    expect([handed.count(2), handed.count(2, 'g')]).toEqual([0.5, 0])
    handed.hand('ben', null, [4])
    expect([2, 3, 4].map((one) => handed.count(one))).toEqual([0, 0, 0.5])
    handed.takeBack('ben')
    expect(handed.count(4)).toBe(0)
  })
  it('are handed to others when nobody came back for ten minutes', () => {
    const handed = new HandedOut()
    handed.hand('ada', 'g', [1], 0)
    handed.hand('ben', 'g', [2], 9 * 60_000)
    handed.hand('eve', 'g', [3], 10 * 60_000)
    expect([1, 2, 3].map((one) => handed.count(one))).toEqual([0, 0.5, 0.5])
  })
})
