import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RESULT_CLASSES } from '../weighing/result-classes.ts'
import { hasMuchSupport, needsReason, resultOfSource, takenUp, type WeighedStatement } from './sources.ts'

const NOTHING = { idea: null, theme: null, weighing: null, statement: null }
const citing = (idea: string) => ({ ...NOTHING, kind: 'idea' as const, idea })
const weighed = (number: number, more: Partial<WeighedStatement> = {}): WeighedStatement => ({
  weighing: 'w',
  number,
  ideas: [`idea-${number}`],
  theme: null,
  class: 'common',
  balanced: 0.74,
  ...more,
})

describe('a source', () => {
  it.each([
    ['common', 0.7, true, false],
    ['common', 0.5, true, false],
    ['number', 0.7, true, false],
    ['number', 0.6, false, false],
    ['some', 0.68, true, false],
    ['divided', 0.7, false, true],
    ['refused', 0.1, false, true],
    ['few', null, false, false],
  ] as const)('of the class %s with %s: much support %s, needs a reason %s', (name, balanced, isSupported, isAsked) => {
    expect([hasMuchSupport({ class: name, balanced }), needsReason({ class: name })]).toEqual([isSupported, isAsked])
  })
  it('that was never weighed needs no reason', () => {
    expect(needsReason(null)).toBe(false)
  })
  it('has the best result of the statements that were made of it', () => {
    const statements = [
      weighed(1, { ideas: ['i'], balanced: 0.4 }),
      weighed(2, { ideas: ['i', 'j'], balanced: 0.8 }),
      weighed(3, { theme: 't' }),
    ]
    expect(resultOfSource(statements, citing('i'))?.number).toBe(2)
    expect(resultOfSource(statements, { ...NOTHING, kind: 'theme', theme: 't' })?.number).toBe(3)
    expect(resultOfSource(statements, { ...NOTHING, kind: 'statement', weighing: 'w', statement: 1 })?.number).toBe(1)
    expect(resultOfSource(statements, citing('nobody’s'))).toBeNull()
  })
})

describe('what much of the room supported', () => {
  it('is taken up by a clause that cites the statement, an idea of it or its theme; left out with a reason; or not yet taken up', () => {
    const statements = [
      weighed(1),
      weighed(2, { ideas: [], theme: 't' }),
      weighed(3),
      weighed(4, { balanced: 0.9 }),
      weighed(5),
      weighed(6, { class: 'divided' }),
    ]
    const cited = [
      citing('idea-1'),
      { ...NOTHING, kind: 'theme' as const, theme: 't' },
      { ...NOTHING, kind: 'statement' as const, weighing: 'w', statement: 3 },
    ]
    const parted = takenUp(statements, {
      cited,
      leftOut: [
        { weighing: 'w', statement: 5 },
        { weighing: 'w', statement: 1 },
      ],
    })
    expect([parted.taken, parted.leftOut, parted.notYet].map((part) => part.map(({ number }) => number))).toEqual([[1, 2, 3], [5], [4]])
  })
  it('is accounted for: every supported statement is in exactly one of the three lists', () => {
    const any = fc.record({
      class: fc.constantFrom(...RESULT_CLASSES),
      balanced: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      ideas: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 }),
    })
    fc.assert(
      fc.property(
        fc.array(any, { maxLength: 12 }),
        fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }),
        fc.array(fc.nat(12), { maxLength: 4 }),
        (raw, ideas, out) => {
          const statements = raw.map((one, at) => weighed(at, one))
          const parted = takenUp(statements, { cited: ideas.map(citing), leftOut: out.map((statement) => ({ weighing: 'w', statement })) })
          const all = [...parted.taken, ...parted.leftOut, ...parted.notYet].map(({ number }) => number)
          expect(all.toSorted((a, b) => a - b)).toEqual(statements.filter(hasMuchSupport).map(({ number }) => number))
        },
      ),
    )
  })
})
