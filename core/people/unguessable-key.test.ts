import { expect, it } from 'vitest'
import { isUnguessable } from './unguessable-key.ts'

it.each([
  ['8f14e45fceea167a5a36dedd4bea2543', true],
  ['V1StGXR8_Z5jdHi6B-myTa', true],
  ['0190b6a4-5b2e-7c11-9d3f-0242ac120002', true],
  ['seat-key-1', false],
  ['aaaaaaaaaaaaaaaaaaaaaaaa', false],
  ['abababababababababababab', false],
])('takes %s for chance: %s', (key, looksRandom) => {
  expect(isUnguessable(key)).toBe(looksRandom)
})
