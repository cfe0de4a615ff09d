import { describe, expect, it } from 'vitest'
import { readableKey } from './readable-key.ts'

describe('readableKey', () => {
  it.each([
    ['Forum für Netzpolitik', 'forum-fur-netzpolitik'],
    ['Côte d’Ivoire', 'cote-d-ivoire'],
    ['منتدى', 'forum'],
  ])('makes of %j the key %j', (name, key) => {
    expect(readableKey(name, 'forum')).toBe(key)
  })
  it('numbers a key that is taken', () => {
    expect(readableKey('Youth', 'group', ['youth', 'youth-2'])).toBe('youth-3')
  })
})
