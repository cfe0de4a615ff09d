/** Running heads of a printed report. */
import { expect, it } from 'vitest'
import { cssString, printStyle } from './print-style.ts'

it('writes every sign but letters, digits and spaces as its code, so that a title cannot leave its string', () => {
  expect(cssString('Café "1"; } </style>')).toBe('"Caf\\e9  \\22 1\\22 \\3b  \\7d  \\3c \\2f style\\3e "')
  expect(cssString('a\nb\\')).toBe('"a\\a b\\5c "')
})
it('puts symbol, title and page number on every page', () => {
  const style = printStyle({ symbol: 'CAFE', title: 'A café', foot: 'Entry 1', posterFoot: '4 Visual summary', of: 'of' })
  expect(style).toContain('@top-left { content: "CAFE"')
  expect(style).toContain('counter(page) " of " counter(pages)')
})
