import { describe, expect, it } from 'vitest'
import { linesOfSheet } from './lines.ts'

const groups = [
  { id: 'governments', letter: 'G' },
  { id: 'civil', letter: 'C' },
]

describe('a sheet that is typed in', () => {
  it('gives one idea for each line with words, under the group whose letter stands before it', () => {
    expect(linesOfSheet('G: Open it at night\r\n\n  c : Ask the schools\nNo group here', groups)).toEqual([
      { text: 'Open it at night', stakeholderGroup: 'governments' },
      { text: 'Ask the schools', stakeholderGroup: 'civil' },
      { text: 'No group here', stakeholderGroup: null },
    ])
  })
  it('takes a letter that no group has, and a longer word, as words', () => {
    expect(linesOfSheet('X: marks the spot\nToday: nothing\nG:', groups)).toEqual([
      { text: 'X: marks the spot', stakeholderGroup: null },
      { text: 'Today: nothing', stakeholderGroup: null },
      { text: 'G:', stakeholderGroup: null },
    ])
  })
})
