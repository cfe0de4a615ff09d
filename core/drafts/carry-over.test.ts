import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carryOver } from './carry-over.ts'

const THEN = 'Governments shall take part on an equal footing.'

describe('a proposal on earlier words', () => {
  it.each([
    [
      'beside what changed meanwhile',
      'Governments should take part on an equal footing.',
      'Governments shall take part on an open footing.',
      'Governments should take part on an open footing.',
    ],
    [
      'where both said the same',
      'Governments should take part on an equal footing.',
      'Governments should take part on an open footing.',
      'Governments should take part on an open footing.',
    ],
    [
      'where both changed the same words',
      'Governments should take part on an equal footing.',
      'Governments may take part on an equal footing.',
      null,
    ],
    [
      'where both put words in at one place',
      'Governments shall freely take part on an equal footing.',
      'Governments shall openly take part on an equal footing.',
      null,
    ],
    ['where its words are gone', 'Governments shall take part.', 'Governments shall take part on an open footing.', null],
  ])('is carried over %s', (_, today, proposed, expected) => {
    expect(carryOver(THEN, today, proposed)).toBe(expected)
  })
  it('is itself where nothing changed, and today’s words where it asks for nothing', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (then, other) => {
        expect(carryOver(then, then, other)).toBe(other)
        expect(carryOver(then, other, then)).toBe(other)
        expect(carryOver(then, other, other)).toBe(other)
      }),
    )
  })
})
