import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countWords, diffWords, sidesOf, wordsAndBetween, wordsChanged, type DiffRun } from './word-diff.ts'

const read = (runs: readonly DiffRun[]) => runs.map(({ text }) => text).join('')
/** Texts as people write them: words of several scripts, marks and white space. */
const WORDS = [
  'shall',
  'should',
  'governments',
  'équité',
  'الحكومات',
  'تشارك',
  '政府',
  '参与',
  'на',
  'равных',
  'नहीं',
  '👩‍👩‍👧',
  '[',
  ']',
  ',',
  '. ',
]
const text = fc
  .array(fc.oneof(fc.constantFrom(...WORDS), fc.constant(' '), fc.constant('\n'), fc.string({ unit: 'grapheme' })), { maxLength: 40 })
  .map((parts) => parts.join(''))

describe('the difference of two wordings', () => {
  it('loses no word of either, in any script', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const sides = sidesOf(diffWords(before, after))
        expect([read(sides.before), read(sides.after)]).toEqual([before, after])
      }),
    )
  })
  it('never has two runs of one kind in a row, nor what comes in before what goes out', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const kinds = diffWords(before, after).map(({ kind }) => kind)
        for (const [at, kind] of kinds.entries()) {
          expect(kind).not.toBe(kinds[at + 1])
          if (kind === 'added') expect(kinds[at + 1]).not.toBe('removed')
        }
      }),
    )
  })
  it('keeps words whole: every run is cut where the words of its wording are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...WORDS), { maxLength: 20 }),
        fc.array(fc.constantFrom(...WORDS), { maxLength: 20 }),
        (one, other) => {
          for (const [whole, runs] of [
            [one.join(' '), sidesOf(diffWords(one.join(' '), other.join(' '))).before],
            [other.join(' '), sidesOf(diffWords(one.join(' '), other.join(' '))).after],
          ] as const) {
            const cuts = new Set([0])
            for (const word of wordsAndBetween(whole)) cuts.add(Math.max(...cuts) + word.length)
            let at = 0
            for (const { text: run } of runs) expect(cuts).toContain((at += run.length))
          }
        },
      ),
      { numRuns: 50 },
    )
  })
  it.each([
    ['Governments shall take part', 'Governments should take part', ['Governments ', '-shall', '+should', ' take part']],
    ['an equal footing', 'a balanced footing', ['-an equal', '+a balanced', ' footing']],
    ['تشارك الحكومات على قدم المساواة', 'تشارك الحكومات على قدم العدل', ['تشارك الحكومات على قدم ', '-المساواة', '+العدل']],
    ['政府应当平等参与', '政府可以平等参与', ['政府', '-应当', '+可以', '平等参与']],
    ['same', 'same', ['same']],
    ['', 'new', ['+new']],
    ['old', '', ['-old']],
  ])('of %j and %j reads as a person would mark it', (before, after, marked) => {
    const sign = { kept: '', removed: '-', added: '+' }
    expect(diffWords(before, after).map(({ kind, text: run }) => sign[kind] + run)).toEqual(marked)
  })
  it('of two long texts with nothing in common is one out and the other in, in bounded time', () => {
    const long = (word: string) => Array.from({ length: 3_000 }, (_, at) => `${word}${at}`).join(' ')
    expect(diffWords(long('a'), long('b')).map(({ kind }) => kind)).toEqual(['removed', 'added'])
  })
  it('is counted in words, not in signs', () => {
    expect(countWords('“Shall” binds us, before: our parliaments.')).toBe(6)
    expect(wordsChanged(diffWords('Governments shall take part.', 'Governments should freely take part.'))).toEqual({
      removed: 1,
      added: 2,
    })
  })
})
