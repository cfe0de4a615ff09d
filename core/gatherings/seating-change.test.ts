import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyPatch, misfitOf, movesOf, patchBetween, reversePatch, type Seating } from './seating-change.ts'

const seating = fc
  .array(fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.constantFrom('t1', 't2', 't3', 't4')), { maxLength: 20 }), { maxLength: 4 })
  .map((rounds): Seating => new Map(rounds.map((seats, at) => [`r${at}`, new Map(seats)])))

/** Rounds in which nobody sits say nothing. */
function plain(plan: Seating): unknown {
  return [...plan]
    .filter(([, seats]) => seats.size > 0)
    .map(([round, seats]) => [round, [...seats].toSorted(([a], [b]) => a - b)])
    .toSorted()
}

describe('a change of the seating', () => {
  it('leads from the one plan to the other, and back again', () => {
    fc.assert(
      fc.property(seating, seating, (before, after) => {
        const patch = patchBetween(before, after)
        expect(plain(applyPatch(before, patch))).toEqual(plain(after))
        expect(plain(applyPatch(after, reversePatch(patch)))).toEqual(plain(before))
        expect(misfitOf(patch, before)).toBeNull()
        expect(misfitOf(reversePatch(patch), after)).toBeNull()
      }),
    )
  })
  it('is empty between a plan and itself', () => {
    fc.assert(fc.property(seating, (plan) => movesOf(patchBetween(plan, plan)) === 0))
  })
  it('names the seat that somebody else has moved since', () => {
    const before: Seating = new Map([
      [
        'r1',
        new Map([
          [1, 't1'],
          [2, 't1'],
        ]),
      ],
    ])
    const after: Seating = new Map([
      [
        'r1',
        new Map([
          [1, 't2'],
          [2, 't1'],
        ]),
      ],
    ])
    const later: Seating = new Map([
      [
        'r1',
        new Map([
          [1, 't3'],
          [2, 't1'],
        ]),
      ],
    ])
    expect(misfitOf(reversePatch(patchBetween(before, after)), later)).toEqual({ round: 'r1', seat: 1 })
  })
})
