import { describe, expect, it } from 'vitest'
import { LIKENESS_LEAST, nearGroups, nearPairs } from './near-duplicates.ts'
import { readText } from './read-text.ts'
import { wordsShared } from './reasons.ts'
import { groupsByWord, holdersOfStems, tellingPhrases } from './telling-phrases.ts'
import { makeTermSpace } from './term-space.ts'

const NONE = new Set<string>()
const wordsOf = (texts: readonly string[], language = 'en') => texts.map((text) => readText(text, language).words)
function titlesOf(group: readonly string[], others: readonly string[], language = 'en', said: ReadonlySet<string> = NONE): string[] {
  const all = wordsOf([...group, ...others], language)
  return tellingPhrases(wordsOf(group, language), { holders: holdersOfStems(all), texts: all.length, said })
}

describe('phrases for a title', () => {
  it('says what a group says and others do not, in the spelling of the group', () =>
    expect(
      titlesOf(['Protect human rights', 'human rights online', 'The human rights of children'], ['Teach children', 'Pay for cables'])[0],
    ).toBe('Human rights'))
  it.each([
    ['zh', ['保护人权', '网上的人权'], ['教育儿童'], '人权'],
    ['ru', ['Защищать права человека', 'Права человека в сети'], ['Учить детей'], 'Права человека'],
    ['ar', ['حماية الأطفال', 'حماية المعطيات'], ['بناء المدارس'], 'حماية'],
  ])('does so in %s', (language, group, others, title) => expect(titlesOf(group, others, language)[0]).toBe(title))
  it('never begins or ends with a function word, nor repeats the question', () => {
    const titles = titlesOf(['The role of the state', 'A role for the state'], ['Schools'], 'en', new Set(['role']))
    expect(titles).toEqual(['State'])
  })
  it('has none for signs alone', () => expect(titlesOf(['🙂', '…'], ['Schools'])).toEqual([]))
})

describe('groups by a word', () => {
  it('finds three texts that share a word which others do not hold', () => {
    const texts = ['Free schools', 'Schools by the lake', 'A school for all', 'Cables', 'Roads', 'Wells', 'Mills', 'Boats', 'Nets', 'Tents']
    const words = wordsOf(texts)
    const groups = groupsByWord(
      words.map((one, at) => ({ at, words: one })),
      { holders: holdersOfStems(words), texts: texts.length, said: NONE },
    )
    expect(groups).toEqual([{ texts: [0, 1, 2], word: 'Schools' }])
  })
})

describe('near duplicates', () => {
  const TEXTS = [
    'Responsibility for cybercrime',
    'Cybercrime',
    'Teach children to read',
    'Teach the children to read',
    'Pay for cables',
    '🙂',
    '🙂',
  ]
  const space = makeTermSpace(TEXTS.map((text) => readText(text, 'en').terms))
  const pairs = nearPairs(space, [...TEXTS.keys()])
  it('pairs texts that say nearly the same, and no others', () => {
    expect(pairs.map(({ a, b }) => [a, b])).toEqual([
      [2, 3],
      [0, 1],
    ])
    for (const { likeness } of pairs) expect(likeness).toBeGreaterThanOrEqual(LIKENESS_LEAST)
    expect(wordsShared(space, readText(TEXTS[2] ?? '', 'en').words, readText(TEXTS[3] ?? '', 'en').words)).toEqual([
      'Teach',
      'children',
      'read',
    ])
  })
  it('makes groups in which every two are a pair', () => {
    const pair = (a: number, b: number) => ({ a, b, likeness: 1 })
    expect(nearGroups([pair(0, 1), pair(1, 2), pair(0, 2), pair(2, 3)])).toEqual([[0, 1, 2]])
    expect(nearGroups([pair(0, 1), pair(1, 2)])).toEqual([[0, 1]])
  })
})
