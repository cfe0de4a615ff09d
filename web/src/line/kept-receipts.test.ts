import { expect, it } from 'vitest'
import { forgetReceipts, keepReceipts, keptKey } from './kept-receipts.ts'

function memory() {
  const held = new Map<string, string>()
  return {
    read: (name: string) => held.get(name) ?? null,
    write: (name: string, text: string | null) => {
      if (text === null) held.delete(name)
      else held.set(name, text)
      return true
    },
  }
}

it('keeps each receipt once beside those of before, whatever the house still gives back', () => {
  const storage = memory()
  keepReceipts('a-hall', ['471206-1-K7QP9X2M'], storage)
  keepReceipts('a-hall', ['471206-1-K7QP9X2M', '471206-5-9QX2M7KP'], storage)
  keepReceipts('a-hall', [], storage)
  expect(keptKey('a-hall', storage)).toBe('471206-1-K7QP9X2M.5-9QX2M7KP')
  expect(keptKey('another-hall', storage)).toBeNull()
  forgetReceipts('a-hall', storage)
  expect(keptKey('a-hall', storage)).toBeNull()
})
