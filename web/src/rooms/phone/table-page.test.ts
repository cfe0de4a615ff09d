import { expect, it } from 'vitest'
import { propsBlock, readProps, type TableProps } from './table-page.ts'

it('hands any words to the page without letting them end the block', () => {
  const props = {
    start: null,
    formKey: 'k',
    refusal: null,
    typed: '</script><script>alert(1)</script><!--',
    recorded: null,
    isChathamHouse: false,
  } as unknown as TableProps
  const block = propsBlock(props)
  expect(block.match(/<\/script>/g)).toHaveLength(1)
  expect(block).not.toContain('<!--')
  const text = /^<script type="application\/json" id="table-props">(.*)<\/script>$/s.exec(block)?.[1] ?? ''
  expect(readProps(text)).toEqual(props)
})
