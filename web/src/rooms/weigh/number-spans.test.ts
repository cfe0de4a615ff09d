import { describe, expect, it } from 'vitest'
import { numbersOf } from './number-spans.ts'

describe('numbers as people write them', () => {
  it('are single ones and spans, each once', () => {
    expect(numbersOf('3, 1-4; 9')).toEqual([1, 2, 3, 4, 9])
    expect(numbersOf('7–8')).toEqual([7, 8])
  })
  it('are nothing else', () => {
    expect(['', 'a', '4-2', '0', '1-9999', '1..3'].map(numbersOf)).toEqual([null, null, null, null, null, null])
  })
})
