import { describe, expect, it } from 'vitest'
import { amendedToday } from './amended-today.ts'

const VERSION = [
  { id: 'a', text: 'Governments shall take part on an equal footing.' },
  { id: 'b', text: 'A body answers within ninety days.' },
]
const should = { range: { first: 'a', from: 12, last: 'a', to: 17 }, words: 'should' }
const join = { range: { first: 'a', from: 17, last: 'b', to: 6 }, words: ', and each' }

describe('an amendment to an earlier version', () => {
  it.each([
    [
      'the words it asks for, where nothing changed',
      should,
      VERSION,
      [{ clause: 'a', expected: VERSION[0]?.text, words: 'Governments should take part on an equal footing.' }],
    ],
    [
      'its words within those of today, where other words changed',
      should,
      [{ id: 'a', text: 'Governments shall take part on an open footing.' }],
      [
        {
          clause: 'a',
          expected: 'Governments shall take part on an open footing.',
          words: 'Governments should take part on an open footing.',
        },
      ],
    ],
    [
      'one clause of two',
      join,
      VERSION,
      [
        { clause: 'a', expected: VERSION[0]?.text, words: 'Governments shall, and each answers within ninety days.' },
        { clause: 'b', expected: VERSION[1]?.text, words: null },
      ],
    ],
    [
      'nothing by itself, where the same words changed',
      should,
      [{ id: 'a', text: 'Governments may take part on an equal footing.' }],
      null,
    ],
    ['nothing by itself, where its clause is gone', should, [], null],
    [
      'nothing by itself, where a clause that would go reads otherwise',
      join,
      [VERSION[0], { id: 'b', text: 'A body answers.' }].filter((one) => one !== undefined),
      null,
    ],
    [
      'nothing where a whole clause goes',
      { range: { first: 'b', from: 0, last: 'b', to: 34 }, words: '' },
      VERSION,
      [{ clause: 'b', expected: VERSION[1]?.text, words: null }],
    ],
  ])('makes %s', (_, amendment, today, changes) => {
    expect(amendedToday(VERSION, amendment, today)).toEqual(changes)
  })
})
