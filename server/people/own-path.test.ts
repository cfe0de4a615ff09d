import { describe, expect, it } from 'vitest'
import { parseOwnPath } from './own-path.ts'

describe('parseOwnPath', () => {
  it.each([
    ['/g/cafe-2013/console?tab=seats#clock', '/g/cafe-2013/console?tab=seats#clock'],
    ['/', '/'],
    ['/a/../b', '/b'],
  ])('takes %j', (raw, path) => {
    expect(parseOwnPath(raw)).toBe(path)
  })
  it.each([
    undefined,
    '',
    'admin',
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    '/a\nb',
    '/%09/evil',
    'javascript:alert(1)',
  ])('keeps %j within the house', (raw) => {
    expect(parseOwnPath(raw).startsWith('/')).toBe(true)
    expect(new URL(parseOwnPath(raw), 'http://house.example').host).toBe('house.example')
  })
})
