/** The way after sign-in stays in this house. */
import { expect, it } from 'vitest'
import { nextPath } from './next-path.ts'

it.each([
  [null, '/'],
  ['/admin', '/admin'],
  ['/g/cafe?find=1', '/g/cafe?find=1'],
  ['https://elsewhere.example', '/'],
  ['//elsewhere.example', '/'],
  ['/\\elsewhere.example', '/'],
])('reads %j as %j', (asked, path) => {
  expect(nextPath(asked)).toBe(path)
})
