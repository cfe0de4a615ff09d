/** Links of letters. */
import { expect, it } from 'vitest'
import { linksOf } from './letter-links.ts'

it('finds the address in a letter, without the full stop after it', () => {
  expect(linksOf('Open https://forum.example/sign-in/x?token=ab_1.\n\nOr do nothing.')).toEqual([
    'https://forum.example/sign-in/x?token=ab_1',
  ])
})
it('finds none where there is none, and never a script', () => {
  expect(linksOf('Write to us. javascript:alert(1)')).toEqual([])
})
