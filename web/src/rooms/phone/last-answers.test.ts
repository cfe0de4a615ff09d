import { expect, it } from 'vitest'
import { lastAnswersText, parseLastAnswers } from './last-answers.ts'

it('remembers what somebody said of themselves last time', () => {
  const answers = { group: 'civil-society', region: 'grulac', modality: 'room' } as const
  expect(parseLastAnswers(lastAnswersText(answers))).toEqual(answers)
})

it('remembers that somebody would rather not say', () => {
  expect(parseLastAnswers(lastAnswersText({ group: null, region: null, modality: 'online' }))).toEqual({
    group: null,
    region: null,
    modality: 'online',
  })
})

it.each([[undefined], [''], ['<script>.x.y'], ['a.b'], ['....']])('takes nothing harmful from the cookie %s', (text) => {
  const { modality, group } = parseLastAnswers(text)
  expect(modality).toBeNull()
  expect(group === null || /^[a-z0-9-]+$/.test(group)).toBe(true)
})
