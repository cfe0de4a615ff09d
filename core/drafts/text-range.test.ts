import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collisionOf, rangeIn, replaceRange, wordsOfRange, type RangedClause, type TextRange } from './text-range.ts'

const CLAUSES: readonly RangedClause[] = [
  { id: 'a', text: 'Governments shall take part on an equal footing.' },
  { id: 'b', text: 'A body answers within ninety days.' },
  { id: 'c', text: 'وتجيب الحكومات علنا' },
]
const at = (clause: string, words: string): TextRange => {
  const from = CLAUSES.find(({ id }) => id === clause)?.text.indexOf(words) ?? -1
  return { first: clause, from, last: clause, to: from + words.length }
}
const point = (clause: string, place: number): TextRange => ({ first: clause, from: place, last: clause, to: place })
const over = (first: string, from: number, last: string, to: number): TextRange => ({ first, from, last, to })
const anyRange = fc
  .tuple(fc.nat(2), fc.nat(50), fc.nat(2), fc.nat(50))
  .map(([first, from, last, to]) => rangeIn(CLAUSES, over(CLAUSES[first]?.id ?? '', from, CLAUSES[last]?.id ?? '', to)))
  .filter((range) => range.ok)
  .map(({ value }) => value)

describe('a range of a version', () => {
  it.each([
    ['a clause that is not there', over('x', 0, 'a', 1)],
    ['an end before its start', over('b', 0, 'a', 3)],
    ['an end before its start in one clause', over('a', 9, 'a', 3)],
    ['a place beyond the words', over('a', 0, 'a', 999)],
  ])('is refused with %s', (_, range) => {
    expect(rangeIn(CLAUSES, range)).toMatchObject({ ok: false, code: 'range_unknown' })
  })
  it('never cuts a word: it grows to the edges of the words it touches', () => {
    expect(rangeIn(CLAUSES, over('a', 14, 'a', 16))).toMatchObject({ value: at('a', 'shall') })
    expect(rangeIn(CLAUSES, over('c', 1, 'c', 2))).toMatchObject({ value: { from: 0, to: 5 } })
  })
  it('over several clauses reads as their words, one below the other', () => {
    expect(wordsOfRange(CLAUSES, over('a', 40, 'b', 6))).toBe('footing.\n\nA body')
  })
})

describe('what becomes of the text', () => {
  it.each([
    ['other words', at('a', 'shall'), 'should', 'Governments should take part on an equal footing.', []],
    ['words taken out, with one of their spaces', at('a', 'on an equal footing'), '', 'Governments shall take part.', []],
    ['words put in, with the space they need', point('a', 12), 'freely', 'Governments freely shall take part on an equal footing.', []],
    ['several clauses made one', over('a', 17, 'b', 7), ', which', 'Governments shall, which answers within ninety days.', ['b']],
  ])('is %s', (_, range, words, text, gone) => {
    expect(replaceRange(CLAUSES, range, words)).toEqual({ first: { id: 'a', text }, gone })
  })
  it('is nothing where all words of a clause are taken out', () => {
    expect(replaceRange(CLAUSES, over('b', 0, 'b', 34), '')).toEqual({ first: null, gone: ['b'] })
  })
})

describe('two amendments of one version', () => {
  it.each([
    ['same_words', at('a', 'shall'), at('a', 'shall')],
    ['overlap', at('a', 'shall take'), at('a', 'take part')],
    ['overlap', over('a', 38, 'b', 6), at('b', 'A body')],
    ['within', point('a', 17), at('a', 'shall take')],
    ['same_place', point('a', 12), point('a', 12)],
    [null, at('a', 'shall'), at('a', ' take')],
    [null, point('a', 12), at('a', 'shall')],
    [null, at('a', 'footing.'), at('b', 'A')],
  ])('collide: %s', (how, one, other) => {
    expect([collisionOf(CLAUSES, one, other), collisionOf(CLAUSES, other, one)]).toEqual([how, how])
  })
  it('collide in the same way whichever is asked first, and each with itself', () => {
    fc.assert(
      fc.property(anyRange, anyRange, (one, other) => {
        expect(collisionOf(CLAUSES, one, other)).toBe(collisionOf(CLAUSES, other, one))
        expect(collisionOf(CLAUSES, one, one)).not.toBeNull()
      }),
    )
  })
  it('that do not collide can be taken in any order, with the same words in the end', () => {
    const [whole] = CLAUSES
    const inOne = anyRange.filter(({ first, last }) => first === 'a' && last === 'a')
    fc.assert(
      fc.property(inOne, inOne, (one, other) => {
        fc.pre(whole !== undefined && collisionOf(CLAUSES, one, other) === null)
        const [early, late] = one.from < other.from || one.to < other.to ? [one, other] : [other, one]
        // What stands later is not moved by itself; what stands earlier moves it by as much as it grew.
        const lateFirst = taken(taken(whole.text, late, 'LATE'), early, 'EARLY')
        const grown = taken(whole.text, early, 'EARLY').length - whole.text.length
        const earlyFirst = taken(taken(whole.text, early, 'EARLY'), { ...late, from: late.from + grown, to: late.to + grown }, 'LATE')
        expect(earlyFirst).toBe(lateFirst)
      }),
    )
  })
})

/** The plain replacement, without care for spaces. */
function taken(text: string, { from, to }: TextRange, words: string): string {
  return text.slice(0, from) + words + text.slice(to)
}
