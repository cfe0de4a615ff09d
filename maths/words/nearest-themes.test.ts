import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { middleOf, nearestThemes } from './nearest-themes.ts'
import { cosine, inner, makeTermSpace, type TermSpace } from './term-space.ts'
import { termsOf } from './terms.ts'

const spaceOf = (texts: readonly string[]): TermSpace => makeTermSpace(texts.map((text) => termsOf(text, null)))
/** Ideas, an order to say them in, and how many of them lie under two themes. */
const TEXTS = fc.array(fc.oneof(fc.lorem({ maxCount: 6 }), fc.string(), fc.constantFrom('🙂', '教育', 'لا قرار بلا موعد', '')), {
  minLength: 2,
  maxLength: 14,
})

describe('a space of terms', () => {
  it('weighs by hand: a text of one word has one stem of length 1', () => {
    const { vectors, holders, places } = spaceOf(['law', 'law', 'order'])
    expect(holders[places.get('slaw') ?? -1]).toBe(2)
    expect(cosine(vectors[0] ?? none, vectors[1] ?? none)).toBeCloseTo(1, 12)
    expect(cosine(vectors[0] ?? none, vectors[2] ?? none)).toBe(0)
    // Stems and runs have length 1 each: the square of both is 2.
    expect(inner(vectors[0] ?? none, vectors[0] ?? none)).toBeCloseTo(2, 12)
  })
  it('gives cosines from 0 to 1, the same both ways', () =>
    fc.assert(
      fc.property(TEXTS, (texts) => {
        const { vectors } = spaceOf(texts)
        for (const a of vectors)
          for (const b of vectors) {
            expect(cosine(a, b)).toBeGreaterThanOrEqual(0)
            expect(cosine(a, b)).toBeLessThanOrEqual(1)
            expect(cosine(a, b)).toBe(cosine(b, a))
          }
      }),
      { seed: 3, numRuns: 60 },
    ))
})

describe('themes for a text', () => {
  it('puts the theme first whose ideas it resembles, and one with only a title where its title fits', () => {
    const space = spaceOf([
      'cybercrime',
      'fight crimes online',
      'schools for children',
      'Security',
      'Education',
      'crime on the net',
      'a school',
    ])
    const themes = [
      { title: 3, placed: [0, 1] },
      { title: 4, placed: [2] },
    ].map((theme) => middleOf(space, theme))
    expect(nearestThemes(space, themes, [5, 6]).map((near) => near[0]?.theme)).toEqual([0, 1])
  })
  it('is not pulled by words that all ideas share', () => {
    const texts = [
      'governments should listen',
      'governments should pay',
      'governments should teach',
      'Listening',
      'Paying',
      'governments should listen more',
    ]
    const space = spaceOf(texts)
    const [listening, paying] = nearestThemes(
      space,
      [
        { title: 3, placed: [0] },
        { title: 4, placed: [1] },
      ].map((theme) => middleOf(space, theme)),
      [5],
    )[0]?.toSorted((a, b) => a.theme - b.theme) ?? [none, none]
    expect(listening && 'nearness' in listening && listening.nearness).toBeGreaterThan(0)
    expect(paying && 'nearness' in paying && paying.nearness).toBeLessThan(0)
  })
  it('gives no order to a text without terms, and never fails', () =>
    fc.assert(
      fc.property(TEXTS, (texts) => {
        const space = spaceOf([...texts, 'One', '🙂'])
        const themes = [texts.length, texts.length + 1].map((title) => middleOf(space, { title, placed: [0] }))
        nearestThemes(space, themes, [...texts.keys()]).forEach((near, at) => {
          const { stems } = termsOf(texts[at] ?? '', null)
          expect(near).toHaveLength(stems.length === 0 ? 0 : 2)
          for (const { nearness } of near) expect(Math.abs(nearness)).toBeLessThanOrEqual(1 + 1e-9)
        })
      }),
      { seed: 5, numRuns: 60 },
    ))
  it('does not depend on the order in which ideas are given (nearness within 1e-9)', () =>
    fc.assert(
      fc.property(TEXTS, fc.nat(), (texts, turn) => {
        const order = [...texts.keys()].map((at) => (at + turn) % texts.length)
        const nearnessIn = (places: readonly number[]): Map<number, number> => {
          const space = spaceOf([...places.map((place) => texts[place] ?? ''), 'Law and order'])
          const theme = middleOf(space, { title: places.length, placed: [places.indexOf(0)] })
          const near = nearestThemes(space, [theme], [...places.keys()])
          return new Map(places.map((place, at) => [place, near[at]?.[0]?.nearness ?? 0]))
        }
        const [one, other] = [nearnessIn([...texts.keys()]), nearnessIn(order)]
        for (const [place, nearness] of one) expect(other.get(place)).toBeCloseTo(nearness, 9)
      }),
      { seed: 8, numRuns: 60 },
    ))
})

const none = { terms: new Int32Array(), weights: new Float64Array() }
