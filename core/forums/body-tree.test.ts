import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inTreeOrder, isBelowItself, levelsWith } from './body-tree.ts'

const tree = [
  { id: 'unit', parent: 'department' },
  { id: 'ministry', parent: null },
  { id: 'department', parent: 'ministry' },
  { id: 'parliament', parent: null },
]

describe('the tree of bodies', () => {
  it('lists each parent before its children, with depths', () => {
    expect(inTreeOrder(tree).map(({ id, depth }) => `${depth} ${id}`)).toEqual(['0 ministry', '1 department', '2 unit', '0 parliament'])
  })
  it.each([
    ['ministry', 'unit', true],
    ['ministry', 'ministry', true],
    ['department', 'unit', true],
    ['unit', 'ministry', false],
    ['ministry', 'parliament', false],
    ['unit', null, false],
  ])('says of %s below %s: circle is %s', (body, parent, expected) => {
    expect(isBelowItself(tree, body, parent)).toBe(expected)
  })
  it.each([
    [null, null, 1],
    [null, 'unit', 4],
    ['ministry', 'parliament', 4],
    ['unit', 'parliament', 2],
  ])('counts levels with %s below %s as %i', (body, parent, levels) => {
    expect(levelsWith(tree, body, parent)).toBe(levels)
  })
  it('keeps every body, whatever legal moves were made', () => {
    const moves = fc.array(fc.tuple(fc.nat(11), fc.nat(12)), { maxLength: 60 })
    fc.assert(
      fc.property(moves, (steps) => {
        let bodies: { id: string; parent: string | null }[] = Array.from({ length: 12 }, (_, at) => ({ id: `b${at}`, parent: null }))
        for (const [body, parent] of steps) {
          const below = parent === 12 ? null : `b${parent}`
          if (!isBelowItself(bodies, `b${body}`, below))
            bodies = bodies.map((one) => (one.id === `b${body}` ? { ...one, parent: below } : one))
        }
        const ordered = inTreeOrder(bodies)
        expect(ordered).toHaveLength(12)
        const isAfterParent = ordered.map((body, at) => body.parent === null || ordered.findIndex(({ id }) => id === body.parent) < at)
        expect(isAfterParent).not.toContain(false)
      }),
    )
  })
})
