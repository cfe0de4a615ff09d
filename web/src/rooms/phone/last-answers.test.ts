import { expect, it } from 'vitest'
import { lastAnswersText, parseLastAnswers } from './last-answers.ts'

it('remembers what somebody said of themselves last time', () => {
  const answers = { group: 'civil-society', region: 'grulac', modality: 'room', languages: ['fr', 'zh-Hans'] } as const
  expect(parseLastAnswers(lastAnswersText(answers))).toEqual(answers)
})

it('remembers that somebody would rather not say', () => {
  expect(parseLastAnswers(lastAnswersText({ group: null, region: null, modality: 'online', languages: [] }))).toEqual({
    group: null,
    region: null,
    modality: 'online',
    languages: [],
  })
})

it.each([[undefined], [''], ['<script>.x.y'], ['a.b'], ['....'], ['a.b.c.<script>']])(
  'takes nothing harmful from the cookie %s',
  (text) => {
    const { modality, group, languages } = parseLastAnswers(text)
    expect(modality).toBeNull()
    expect(languages).toEqual([])
    expect(group === null || /^[a-z0-9-]+$/.test(group)).toBe(true)
  },
)
