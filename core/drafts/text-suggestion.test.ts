import { describe, expect, it } from 'vitest'
import { mayAccept, mayReject, mayWithdraw, standingOf, SUGGESTION_STATES, type TextSuggestion } from './text-suggestion.ts'

const WORDS = 'Governments shall take part.'
const asked: TextSuggestion = { act: 'replace', state: 'open', author: 'author', expected: WORDS, words: 'Governments should take part.' }
const drafter = { member: 'drafter', hasSeat: true }
const author = { member: 'author', hasSeat: false }
const stranger = { member: 'stranger', hasSeat: false }

describe('a suggestion', () => {
  it.each([
    ['fits the words it was made on', asked, WORDS, { is: 'fits' }],
    ['fits behind any clause that is still there', { ...asked, act: 'insert' as const }, 'Other words.', { is: 'fits' }],
    [
      'is out of date, with a way on, where other words changed',
      asked,
      'Governments shall freely take part.',
      { is: 'out_of_date', wayOn: 'Governments should freely take part.' },
    ],
    ['is out of date where the same words changed', asked, 'Governments may take part.', { is: 'out_of_date', wayOn: null }],
    ['is out of date where the text says already what it asks', asked, 'Governments should take part.', { is: 'out_of_date', wayOn: null }],
    [
      'is out of date where it would delete words it has not seen',
      { ...asked, act: 'delete' as const, words: '' },
      `${WORDS} And more.`,
      { is: 'out_of_date', wayOn: null },
    ],
    ['is without its clause once that is gone', asked, null, { is: 'gone' }],
  ])('%s', (_, suggestion, now, standing) => {
    expect(standingOf(suggestion, now)).toEqual(standing)
  })
  it('is accepted and rejected by those with a seat in the team of its draft, and by nobody else: not even by its author', () => {
    expect([mayAccept(asked, WORDS, drafter).ok, mayReject(asked, drafter).ok]).toEqual([true, true])
    for (const by of [author, stranger]) {
      expect(mayAccept(asked, WORDS, by)).toMatchObject({ code: 'no_team_seat' })
      expect(mayReject(asked, by)).toMatchObject({ code: 'no_team_seat' })
    }
  })
  it('is not accepted onto words that nobody compared it with', () => {
    for (const now of ['Other words.', null]) expect(mayAccept(asked, now, drafter)).toMatchObject({ code: 'words_changed' })
  })
  it('is withdrawn by its author alone', () => {
    expect(mayWithdraw(asked, author).ok).toBe(true)
    for (const by of [drafter, stranger]) expect(mayWithdraw(asked, by)).toMatchObject({ code: 'not_author' })
  })
  it('is settled once', () => {
    for (const state of SUGGESTION_STATES.filter((one) => one !== 'open'))
      for (const outcome of [
        mayAccept({ ...asked, state }, WORDS, drafter),
        mayReject({ state }, drafter),
        mayWithdraw({ ...asked, state }, author),
      ])
        expect(outcome).toMatchObject({ code: 'suggestion_settled', facts: { state } })
  })
})
