import Type from 'typebox'
import { describe, expect, it } from 'vitest'
import { firstProblem } from './first-problem.ts'

const Shelf = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 5 }),
    kind: Type.Union([Type.Literal('wood'), Type.Literal('steel')]),
    boxes: Type.Array(
      Type.Object(
        { weight: Type.Integer({ minimum: 1, maximum: 9 }), opened: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })) },
        { additionalProperties: false },
      ),
      { maxItems: 2 },
    ),
    counts: Type.Optional(Type.Record(Type.String({ pattern: '^[0-9]{1,4}$' }), Type.Integer({ minimum: 0, maximum: 9 }))),
  },
  { additionalProperties: false },
)
const good = { name: 'A', kind: 'wood', boxes: [{ weight: 1 }, { weight: 2, opened: '2026-01-01' }] }

describe('the first problem of a file', () => {
  it('is none where everything fits', () => {
    expect(firstProblem(Shelf, good)).toBeNull()
    expect(firstProblem(Shelf, { ...good, counts: { '1': 2 } })).toBeNull()
  })
  it.each([
    ['no object', null, '', 'expected an object { … }, found null'],
    ['a missing field', { kind: 'wood', boxes: [] }, 'name', 'it is missing; expected text of 1 to 5 characters'],
    ['an unknown field', { ...good, colour: 'red' }, 'colour', 'the format has no such field here; known are name, kind, boxes, counts'],
    ['a wrong kind of value', { ...good, name: 7 }, 'name', 'expected text of 1 to 5 characters, found 7'],
    ['a text of nothing but spaces', { ...good, name: '  ' }, 'name', 'expected text of 1 to 5 characters, found none'],
    [
      'a text that is too long, counted in characters and not in halves',
      { ...good, name: '🙂🙂🙂🙂🙂🙂' },
      'name',
      'expected at most 5 characters, found 6',
    ],
    [
      'a control character',
      { ...good, name: 'a\u0007' },
      'name',
      'expected text without control characters (line breaks are written \\n), found U+0007 at character 2',
    ],
    [
      'half a character',
      { ...good, name: 'a\ud83d' },
      'name',
      'expected text without control characters (line breaks are written \\n), found U+D83D at character 2',
    ],
    [
      'an open change of direction',
      { ...good, name: '\u202Eab' },
      'name',
      'expected text that closes every change of writing direction it opens (U+2069 or U+202C is missing)',
    ],
    ['a choice that is not offered', { ...good, kind: 'glass' }, 'kind', 'expected one of "wood", "steel", found "glass"'],
    [
      'a number in a list',
      { ...good, boxes: [{ weight: 1 }, { weight: 10 }] },
      'boxes[1].weight',
      'expected a whole number from 1 to 9, found 10',
    ],
    ['a fraction', { ...good, boxes: [{ weight: 1.5 }] }, 'boxes[0].weight', 'expected a whole number from 1 to 9, found 1.5'],
    [
      'a date that is written otherwise',
      { ...good, boxes: [{ weight: 1, opened: '1.1.2026' }] },
      'boxes[0].opened',
      'expected a date such as "2013-10-08", found "1.1.2026"',
    ],
    [
      'a list that is too long',
      { ...good, boxes: [{ weight: 1 }, { weight: 1 }, { weight: 1 }] },
      'boxes',
      'expected at most 2 in the list, found 3',
    ],
    ['no list', { ...good, boxes: {} }, 'boxes', 'expected a list [ … ], found an object'],
    ['a key that is no number', { ...good, counts: { many: 1 } }, 'counts.many', 'the format has no such field here; known are numbers'],
  ])('names %s', (_what, value, path, detail) => {
    expect(firstProblem(Shelf, value)).toEqual({ path, detail })
  })
  it('shows a long wrong value shortened', () => {
    expect(firstProblem(Shelf, { ...good, kind: 'x'.repeat(200) })?.detail.length).toBeLessThan(100)
  })
})
