import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readText } from '../../maths/words/read-text.ts'
import { suggestOn, suggestTitles, type SuggestibleBoard, type SuggestibleIdea } from './suggestions.ts'

function idea(number: number, text: string, more: Partial<SuggestibleIdea> = {}): SuggestibleIdea {
  return { number, text, language: null, theme: null, tie: null, buildsOn: null, ...more }
}
function board(ideas: readonly SuggestibleIdea[], more: Partial<SuggestibleBoard> = {}): SuggestibleBoard {
  const themes = [
    { id: 'crime', title: 'Cybersecurity' },
    { id: 'schools', title: 'Education' },
  ]
  return { question: 'What should governments do?', language: 'en', themes, declined: [], ideas, ...more }
}
const PLACED = [
  idea(1, 'Fight crime online', { theme: 'crime' }),
  idea(2, 'Educate children', { theme: 'schools' }),
  idea(3, 'Law against cybercrime'),
  idea(4, 'Education for all children'),
]

describe('suggestions on a board', () => {
  it('names a theme with words of the idea and ideas that are there', () => {
    const { places } = suggestOn(board(PLACED), readText)
    expect(places.map(({ idea: number, themes }) => [number, themes[0]?.theme])).toEqual([
      [3, 'crime'],
      [4, 'schools'],
    ])
    expect(places[0]?.themes[0]).toMatchObject({ words: ['cybercrime'], ideas: [1] })
    expect(places[1]?.themes[0]?.words).toContain('Education')
  })
  it('follows what an idea builds on before its words', () => {
    const { places } = suggestOn(board([...PLACED, idea(5, 'Education once more', { buildsOn: 1 })]), readText)
    expect(places.find((place) => place.idea === 5)?.themes[0]).toMatchObject({ theme: 'crime', buildsOn: 1 })
  })
  it('does not bring back what was declined', () => {
    const all = board([...PLACED, idea(5, 'Laws against cybercrime')])
    expect(suggestOn(all, readText).same).toContainEqual({ ideas: [3, 5], words: ['Law', 'cybercrime'] })
    const declined = [
      { suggestion: 'same', ideas: [5, 3], theme: null },
      { suggestion: 'place', ideas: [3], theme: 'crime' },
    ] as const
    const then = suggestOn({ ...all, declined }, readText)
    expect(then.same.map((one) => one.ideas)).toEqual([[2, 4]])
    expect(then.places.find((place) => place.idea === 3)?.themes.map((one) => one.theme)).not.toContain('crime')
  })
  it('finds the same words fifty times, and not again once they count as one', () => {
    const fifty = Array.from({ length: 50 }, (_, at) => idea(at + 1, 'Education!'))
    expect(suggestOn(board(fifty), readText).same.map((one) => one.ideas.length)).toEqual([50])
    expect(suggestOn(board(fifty.map((one) => ({ ...one, tie: 't' }))), readText).same).toEqual([])
  })
  it('offers a theme to ideas that share a word, until it is declined or a theme bears it', () => {
    const others = ['Roads', 'Wells', 'Mills', 'Boats', 'Nets', 'Tents', 'Lamps'].map((text, at) => idea(at + 4, text))
    const ideas = [idea(1, 'Cables to islands'), idea(2, 'Islands need cables'), idea(3, 'Cables at sea'), ...others]
    const [group] = suggestOn(board(ideas), readText).groups
    expect(group).toMatchObject({ ideas: [1, 2, 3], word: 'Cables' })
    expect(group?.titles).toContain('Cables')
    expect(suggestTitles(board(ideas), [1, 2, 3], readText)).toEqual(group?.titles)
    const declined = [{ suggestion: 'group', ideas: [1, 2, 3], theme: null }] as const
    expect(suggestOn(board([...ideas, idea(20, 'More cables')], { declined }), readText).groups).toEqual([])
    expect(suggestOn(board(ideas, { themes: [{ id: 'c', title: 'Cables' }] }), readText).groups).toEqual([])
  })
  it('never fails, names only what is there, and says the same twice, whatever people wrote', () => {
    const anyIdea = fc.record({
      text: fc.oneof(fc.lorem({ maxCount: 5 }), fc.string({ unit: 'binary' }), fc.constantFrom('🙂', '', '教育', 'التعليم', 'Education')),
      theme: fc.constantFrom('crime', 'schools', null),
      buildsOn: fc.option(fc.nat(20)),
      tie: fc.constantFrom(null, null, 't'),
    })
    fc.assert(
      fc.property(fc.array(anyIdea, { maxLength: 16 }), (drawn) => {
        const ideas = drawn.map((one, at) => idea(at + 1, one.text, one))
        const found = suggestOn(board(ideas), readText)
        expect(suggestOn(board(ideas), readText)).toEqual(found)
        const waiting = new Set(ideas.filter((one) => one.theme === null).map((one) => one.number))
        for (const place of found.places) expect(waiting.has(place.idea)).toBe(true)
        for (const { ideas: same } of found.same) expect(new Set(same).size).toBeGreaterThan(1)
        for (const group of found.groups) for (const number of group.ideas) expect(waiting.has(number)).toBe(true)
      }),
      { seed: 4, numRuns: 80 },
    )
  })
})
