import { describe, expect, it } from 'vitest'
import { linesFrom, parseRowAct, rowsFrom, withRowAct } from './form-rows.ts'

const blank = (): string => 'new'

describe('rows of a form', () => {
  it.each([
    ['add', { act: 'add', times: 1 }],
    ['add:10', { act: 'add', times: 10 }],
    ['up:2', { act: 'up', row: 2 }],
    ['save', null],
    ['up', null],
    ['remove:x', null],
  ])('reads the button %s', (value, act) => expect(parseRowAct(value)).toEqual(act))
  it.each([
    ['up:1', ['b', 'a', 'c']],
    ['down:1', ['a', 'c', 'b']],
    ['remove:1', ['a', 'c']],
    ['up:0', ['a', 'b', 'c']],
    ['down:2', ['a', 'b', 'c']],
    ['remove:9', ['a', 'b', 'c']],
    ['add:2', ['a', 'b', 'c', 'new', 'new']],
  ])('does %s', (value, rows) => {
    const act = parseRowAct(value)
    expect(act === null ? null : withRowAct(['a', 'b', 'c'], act, blank)).toEqual(rows)
  })
  it('groups fields by row, also past the tenth', () => {
    const form = new FormData()
    for (const [name, value] of [
      ['items.10.title', 'last'],
      ['items.2.title', 'first'],
      ['items.2.start', '18:15'],
      ['other.1.title', 'no'],
    ] as const)
      form.set(name, value)
    expect(rowsFrom(form, 'items')).toEqual([{ title: 'first', start: '18:15' }, { title: 'last' }])
  })
  it('takes one goal from each line', () => expect(linesFrom(' one \r\n\n two ')).toEqual(['one', 'two']))
})
