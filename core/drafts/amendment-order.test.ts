import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderAmendments } from './amendment-order.ts'
import { collisionOf } from './text-range.ts'

const CLAUSES = [
  { id: 'a', text: 'Governments shall take part on an equal footing.' },
  { id: 'b', text: 'A body answers within ninety days.' },
]
const amend = (number: number, clause: string, from: number, to: number, words: string) => ({
  number,
  range: { first: clause, from, last: clause, to },
  words,
})

describe('the order of amendments', () => {
  it('follows the text where none collide', () => {
    const order = orderAmendments(CLAUSES, [amend(1, 'b', 22, 28, 'sixty'), amend(2, 'a', 12, 17, 'should')])
    expect(order.map(({ number, reason }) => [number, reason])).toEqual([
      [2, 'alone'],
      [1, 'alone'],
    ])
  })
  it('puts the one furthest from the text first where they collide, and says by how many words', () => {
    const order = orderAmendments(CLAUSES, [
      amend(1, 'a', 12, 17, 'should'),
      amend(2, 'a', 0, 48, ''),
      amend(3, 'a', 12, 27, 'may freely take part'),
      amend(4, 'b', 22, 28, 'sixty'),
    ])
    expect(order.map(({ number, reason, changed, of }) => [number, reason, changed, of])).toEqual([
      [2, 'furthest', 8, 8],
      [3, 'nearer', 3, 8],
      [1, 'nearer', 2, 8],
      [4, 'alone', 2, 6],
    ])
    expect(order[0]?.collides).toEqual([
      { number: 1, how: 'overlap' },
      { number: 3, how: 'overlap' },
    ])
  })
  it('tells two that are as far as each other apart by their numbers', () => {
    const order = orderAmendments(CLAUSES, [amend(2, 'a', 12, 17, 'may'), amend(1, 'a', 12, 17, 'should')])
    expect(order.map(({ number, reason }) => [number, reason])).toEqual([
      [1, 'earlier'],
      [2, 'later'],
    ])
  })
  it('has every amendment once, and never a nearer one before a further one it collides with', () => {
    const any = fc.tuple(fc.nat(34), fc.nat(34), fc.constantFrom('a', 'b'), fc.constantFrom('', 'word', 'three more words'))
    fc.assert(
      fc.property(fc.array(any, { maxLength: 7 }), (raw) => {
        const all = raw.map(([one, other, clause, words], at) => amend(at + 1, clause, Math.min(one, other), Math.max(one, other), words))
        const order = orderAmendments(CLAUSES, all)
        expect(order.map(({ number }) => number).toSorted()).toEqual(all.map(({ number }) => number))
        order.forEach((one, at) => {
          for (const later of order.slice(at + 1)) {
            const [range, other] = [one, later].map(({ number }) => all.find((amendment) => amendment.number === number)?.range)
            if (range !== undefined && other !== undefined && collisionOf(CLAUSES, range, other) !== null)
              expect(one.changed).toBeGreaterThanOrEqual(later.changed)
          }
        })
      }),
    )
  })
})
