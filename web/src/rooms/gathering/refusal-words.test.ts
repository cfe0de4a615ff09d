import { describe, expect, it } from 'vitest'
import { problemOf } from '../../../../contract/refusals.ts'
import { rowOf, sentenceFor } from './refusal-words.ts'

describe('refusals in the words of a page', () => {
  it('puts the label where the API has the name of its field', () => {
    expect(sentenceFor(problemOf('text_empty', { field: 'title' }), () => 'Title')).toBe('Title is empty. Write at least one character.')
    expect(sentenceFor(problemOf('invalid', { field: 'items.1.end', detail: 'it ends before it starts.' }), () => 'Line 2, end')).toBe(
      'Line 2, end: it ends before it starts.',
    )
  })
  it('leaves a sentence alone that names no field or one without a label', () => {
    expect(sentenceFor(problemOf('stale'), () => 'x')).toMatch(/^Somebody else/)
    expect(sentenceFor(problemOf('text_empty', { field: 'colour' }), () => null)).toMatch(/^colour is empty/)
  })
  it('reads which row of which list a field is', () => {
    expect(rowOf('items.1.end')).toEqual({ list: 'items', number: 2, name: 'end' })
    expect(rowOf('questions.0.goals.2')).toEqual({ list: 'questions', number: 1, name: 'goals' })
    expect(rowOf('title')).toBeNull()
  })
})
