import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bracketRuns, hasBrackets, type ClauseDepth, type ClauseKind, type UnnumberedClause } from './clause.ts'
import { numberClauses, ownNumber } from './numbering.ts'

const clause = (id: string, depth: ClauseDepth = 0, kind: ClauseKind = 'operative'): UnnumberedClause => ({ id, kind, depth, text: id })
const labels = (...numbered: Parameters<typeof numberClauses>): string[] => numberClauses(...numbered).map(({ label }) => label)

const aClause = fc.record({
  id: fc.integer({ min: 0, max: 60 }).map(String),
  kind: fc.constantFrom<ClauseKind>('preamble', 'operative', 'operative', 'operative'),
  depth: fc.constantFrom<ClauseDepth>(0, 0, 1, 2),
  text: fc.constant('x'),
})
const someClauses = fc.uniqueArray(aClause, { selector: ({ id }) => id, maxLength: 40 })

describe('numbers of clauses', () => {
  it('count the preamble by itself, and operative clauses on three levels', () => {
    const draft = [
      clause('p', 0, 'preamble'),
      clause('q', 0, 'preamble'),
      clause('a'),
      clause('b', 1),
      clause('c', 2),
      clause('d', 1),
      clause('e'),
    ]
    expect(labels(draft)).toEqual(['PP1', 'PP2', '1', '1(a)', '1(a)(i)', '1(b)', '2'])
    expect(ownNumber('4(a)(ii)')).toBe('(ii)')
    expect(ownNumber('3 bis')).toBe('3 bis')
  })
  it('call what comes in between bis, ter and quater once they are fixed', () => {
    const before = numberClauses([clause('a'), clause('b'), clause('c', 1)])
    const later = [
      clause('z'),
      clause('a'),
      clause('n'),
      clause('m'),
      clause('k'),
      clause('b'),
      clause('l', 1),
      clause('c', 1),
      clause('o', 1),
    ]
    expect(labels(later, before)).toEqual(['0 bis', '1', '1 bis', '1 ter', '1 quater', '2', '2(0 bis)', '2(a)', '2(a bis)'])
  })
  it('count afresh below a clause that came in between', () => {
    const later = [clause('a'), clause('n'), clause('m', 1), clause('k', 1)]
    expect(labels(later, numberClauses([clause('a')]))).toEqual(['1', '1 bis', '1 bis(a)', '1 bis(b)'])
  })
  it('do not give a fixed number again, not even when its clause is gone', () => {
    const first = numberClauses([clause('a'), clause('b')])
    const second = numberClauses([clause('a'), clause('n'), clause('b')], first)
    expect(labels([clause('a'), clause('m'), clause('b')], [...first, ...second])).toEqual(['1', '1 ter', '2'])
  })
  it('take a depth without a clause above it as the nearest one that has', () => {
    expect(labels([clause('a', 2), clause('b', 2)])).toEqual(['1', '1(a)'])
  })
  it('are never the same for two clauses, fixed or not, and leave ids, words and order alone', () => {
    fc.assert(
      fc.property(someClauses, someClauses, (before, after) => {
        const fixed = numberClauses(before)
        const numbered = numberClauses(after, fixed)
        expect(new Set(numbered.map(({ label }) => label)).size).toBe(numbered.length)
        expect(numbered.map(({ id, text }) => [id, text])).toEqual(after.map(({ id, text }) => [id, text]))
        const gone = fixed.filter(({ id }) => !after.some((one) => one.id === id))
        for (const { label } of gone) expect(numbered.some((one) => one.label === label)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
  it('stay as they are when a version is numbered again by its own fixed numbers', () => {
    fc.assert(
      fc.property(someClauses, (clauses) => {
        const once = numberClauses(clauses)
        expect(numberClauses(clauses, once)).toEqual(once)
      }),
    )
  })
  it('stay with every clause at the top when others come, go or move', () => {
    fc.assert(
      fc.property(someClauses, fc.array(fc.integer({ min: 0, max: 60 })), (clauses, order) => {
        const flat = clauses.map((one): UnnumberedClause => ({ ...one, kind: 'operative', depth: 0 }))
        const fixed = numberClauses(flat)
        const moved = flat.toSorted((one, other) => (order[Number(one.id)] ?? 0) - (order[Number(other.id)] ?? 0))
        const numbers = new Map(numberClauses(moved, fixed).map(({ id, label }) => [id, label]))
        for (const { id, label } of fixed) expect(numbers.get(id)).toBe(label)
      }),
    )
  })
})

describe('square brackets', () => {
  it('cut a text into agreed and open stretches, and lose no letter of it', () => {
    expect(bracketRuns('They [shall] [should] act.')).toEqual([
      { text: 'They ', depth: 0 },
      { text: '[shall]', depth: 1 },
      { text: ' ', depth: 0 },
      { text: '[should]', depth: 1 },
      { text: ' act.', depth: 0 },
    ])
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('[', ']', 'a', ' ', '𝄞') }), (text) => {
        expect(
          bracketRuns(text)
            .map((run) => run.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
  it('count as open from the first one that opens', () => {
    expect([hasBrackets('all agreed]'), hasBrackets('not [agreed'), hasBrackets('[x]')]).toEqual([false, true, true])
  })
})
