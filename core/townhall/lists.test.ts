import { describe, expect, it } from 'vitest'
import { listIdea } from './lists.ts'

const standing = [
  { list: 'connected', idea: 'a', other: 'b' },
  { list: 'common', idea: 'a', other: null },
] as const

describe('the three lists', () => {
  it.each([
    [{ list: 'common', idea: 'b', other: null }, 'yes'],
    [{ list: 'differing', idea: 'a', other: null }, 'yes'],
    [{ list: 'connected', idea: 'a', other: 'c' }, 'yes'],
    [{ list: 'connected', idea: 'b', other: 'a' }, 'changed_since'],
    [{ list: 'common', idea: 'a', other: null }, 'changed_since'],
    [{ list: 'connected', idea: 'a', other: null }, 'invalid'],
    [{ list: 'common', idea: 'a', other: 'b' }, 'invalid'],
    [{ list: 'connected', idea: 'a', other: 'a' }, 'invalid'],
  ] as const)('take or refuse %j', (wished, expected) => {
    const outcome = listIdea(standing, wished)
    expect(outcome.ok ? 'yes' : outcome.code).toBe(expected)
  })
})
