import { describe, expect, it } from 'vitest'
import { ratingOfKey, ratingOfSwipe } from './rating-gestures.ts'

describe('keys and swipes', () => {
  it('rate, and nothing else does', () => {
    expect(['1', '2', '3', '4', 'a'].map(ratingOfKey)).toEqual([1, -1, 0, null, null])
  })
  it('follow the direction of the line', () => {
    expect([ratingOfSwipe(90, 5, false), ratingOfSwipe(-90, 5, false), ratingOfSwipe(5, -90, false)]).toEqual([1, -1, 0])
    expect([ratingOfSwipe(90, 5, true), ratingOfSwipe(-90, 5, true)]).toEqual([-1, 1])
  })
  it('mean nothing when they are short, slanting or a scroll', () => {
    expect([ratingOfSwipe(40, 0, false), ratingOfSwipe(80, 80, false), ratingOfSwipe(0, 200, false)]).toEqual([null, null, null])
  })
})
