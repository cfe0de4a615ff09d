import { describe, expect, it } from 'vitest'
import { linesOfSheet } from './lines.ts'

const groups = [
  { id: 'governments', letter: 'G' },
  { id: 'civil', letter: 'C' },
]

describe('a sheet that is typed in', () => {
  it('gives one idea for each line with words, under the group whose letter stands before it', () => {
    expect(linesOfSheet('G: Open it at night\r\n\n  c : Ask the schools\nNo group here', groups)).toEqual([
      { text: 'Open it at night', stakeholderGroup: 'governments', line: 1 },
      { text: 'Ask the schools', stakeholderGroup: 'civil', line: 3 },
      { text: 'No group here', stakeholderGroup: null, line: 4 },
    ])
  })
  it('takes a letter that no group has, and a longer word, as words', () => {
    expect(linesOfSheet('X: marks the spot\nToday: nothing\nG:', groups)).toEqual([
      { text: 'X: marks the spot', stakeholderGroup: null, line: 1 },
      { text: 'Today: nothing', stakeholderGroup: null, line: 2 },
      { text: 'G:', stakeholderGroup: null, line: 3 },
    ])
  })
  it('takes the number that a line begins with, and goes on from there; a year is no number of a line', () => {
    expect(linesOfSheet('5. G: Open it\nGo on\n9) Later\n2030 is too late', groups).map(({ text, line }) => [line, text])).toEqual([
      [5, 'Open it'],
      [6, 'Go on'],
      [9, 'Later'],
      [10, '2030 is too late'],
    ])
  })
})
