import { describe, expect, it } from 'vitest'
import { rangeOfWords } from './amendment-range.ts'

const CLAUSES = [
  { id: 'a', text: 'Governments shall take part, and shall answer.' },
  { id: 'b', text: 'A body answers.' },
]
const copied = { first: 'a', last: 'a', words: '', isBehind: false }

describe('the range of copied words', () => {
  it.each([
    ['words that stand there once', { words: 'take part' }, { first: 'a', from: 18, last: 'a', to: 27 }],
    ['the place behind them', { words: 'take part', isBehind: true }, { first: 'a', from: 27, last: 'a', to: 27 }],
    ['a whole clause', {}, { first: 'a', from: 0, last: 'a', to: 46 }],
    ['several clauses', { last: 'b' }, { first: 'a', from: 0, last: 'b', to: 15 }],
    ['the end of a clause', { isBehind: true }, { first: 'a', from: 46, last: 'a', to: 46 }],
    ['no words that stand there twice', { words: 'shall' }, 'twice'],
    ['no words that do not stand there', { words: 'should' }, 'missing'],
  ])('is %s', (_, wishes, range) => {
    expect(rangeOfWords(CLAUSES, { ...copied, ...wishes })).toEqual(range)
  })
})
