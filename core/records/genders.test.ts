import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { missingGenders, toldGenders, type GenderCount } from './genders.ts'

const counts = (...rows: [string | null, GenderCount['gender'], number][]): GenderCount[] =>
  rows.map(([group, gender, people]) => ({ group, gender, people }))

describe('gender, where a forum asks for it', () => {
  it('names the gap of everybody once, and of groups only where five or more of them said one', () => {
    const all = counts(['g', 'man', 6], ['c', 'man', 2], ['c', 'woman', 4], ['a', 'woman', 4])
    expect(missingGenders(['g', 'c', 'a'], all)).toEqual({ all: [], pairs: [{ group: 'g', gender: 'woman' }] })
    expect(missingGenders(['g'], counts(['g', 'man', 6]))).toEqual({ all: ['woman'], pairs: [] })
    expect(missingGenders(['g'], counts(['g', 'man', 4], ['g', null, 9]))).toEqual({ all: [], pairs: [] })
  })

  it('tells no number below five, and none that the others give away', () => {
    const people = fc.nat({ max: 12 })
    fc.assert(
      fc.property(people, people, people, people, (woman, man, another, unsaid) => {
        const told = toldGenders(counts(['g', 'woman', woman], ['g', 'man', man], ['g', 'another', another], ['g', null, unsaid]))
        const all = woman + man + another + unsaid
        expect(told === null).toBe(all < 5)
        for (const row of told ?? []) expect(row.people >= 5 || row.genders.length > 1).toBe(true)
        if (told !== null) expect(told.reduce((sum, row) => sum + row.people, 0)).toBe(all)
      }),
    )
    expect(toldGenders(counts(['g', 'woman', 9], ['g', 'man', 2], ['g', null, 6]))).toEqual([
      { genders: ['woman'], people: 9 },
      { genders: ['man', null], people: 8 },
    ])
  })
})
