import { expect, it } from 'vitest'
import { digitsOf, groupedCode } from './code-digits.ts'

it('takes a code with gaps, dashes or in the digits of another script', () => {
  expect(['471 206', '471-206', ' 4 7 1 2 0 6 ', '٤٧١٢٠٦', '۴۷۱۲۰۶', '４７１２０６'].map(digitsOf)).toEqual(Array(6).fill('471206'))
})

it('keeps fewer or more digits as they are, so that the page can count them', () => {
  expect(digitsOf('47120')).toBe('47120')
  expect(digitsOf('4712067')).toBe('4712067')
  expect(digitsOf('code')).toBe('')
})

it('groups a whole code by three', () => {
  expect(groupedCode('471206')).toBe('471 206')
  expect(groupedCode('4712')).toBe('4712')
})
