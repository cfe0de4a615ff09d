/** The finder on the front page. */
import { describe, expect, it } from 'vitest'
import { findIdeas, wishOf } from './find-ideas.ts'

describe('what was typed into the finder', () => {
  it.each([
    ['', { kind: 'nothing' }],
    ['  ', { kind: 'nothing' }],
    ['105', { kind: 'number', number: 105 }],
    ['No. 7', { kind: 'number', number: 7 }],
    ['#12', { kind: 'number', number: 12 }],
    ['n° 3', { kind: 'number', number: 3 }],
    ['471206-105-K7QP9X2M', { kind: 'receipt', receipt: '471206-105-K7QP9X2M' }],
    ['471206 105 k7qp9x2m', { kind: 'receipt', receipt: '471206-105-K7QP9X2M' }],
    ['471206105k7qp9x2m', { kind: 'receipt', receipt: '471206-105-K7QP9X2M' }],
    ['471206712345678', { kind: 'receipt', receipt: '471206-7-12345678' }],
    ['Equal  Footing', { kind: 'words', words: ['equal', 'footing'] }],
  ])('reads %j', (typed, wish) => {
    expect(wishOf(typed)).toEqual(wish)
  })
})

describe('ideas found by words', () => {
  const ideas = [
    { number: 1, text: 'Écouter d’abord' },
    { number: 2, text: 'The role of the government is to listen' },
    { number: 3, text: 'دور الحكومة أن تُصغي' },
  ]
  it('finds every word in any order and case', () => {
    expect(findIdeas(['listen', 'role'], ideas).map((idea) => idea.number)).toEqual([2])
  })
  it('finds words whose accents or vowel marks were not typed', () => {
    const wish = wishOf('ecouter')
    expect(wish.kind === 'words' && findIdeas(wish.words, ideas).map((idea) => idea.number)).toEqual([1])
    const arabic = wishOf('تصغي ان')
    expect(arabic.kind === 'words' && findIdeas(arabic.words, ideas).map((idea) => idea.number)).toEqual([3])
  })
  it('finds nothing when one word is missing', () => {
    expect(findIdeas(['listen', 'treaty'], ideas)).toEqual([])
  })
})
