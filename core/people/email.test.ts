import { describe, expect, it } from 'vitest'
import { parseEmail } from './email.ts'

describe('parseEmail', () => {
  it.each([
    ['Ada@Example.org', 'ada@example.org'],
    ['  ada.b+cafe@mail.example.org ', 'ada.b+cafe@mail.example.org'],
    ["o'neil@xn--bcher-kva.example", "o'neil@xn--bcher-kva.example"],
  ])('takes %j as %j', (raw, email) => {
    expect(parseEmail(raw, 'email')).toEqual({ ok: true, value: email })
  })
  it.each([
    '',
    'ada',
    'root@localhost',
    'ada@nowhere',
    'ünal@bücher.example',
    '.ada@example.org',
    '@example.org',
    'ada@',
    'ada@@example.org',
    'a b@example.org',
    'ada@example..org',
    'ada@-example.org',
    'ada@example.org\nBcc: eve@example.org',
    'ada@example.org,eve@example.org',
    '<ada@example.org>',
    `${'a'.repeat(65)}@example.org`,
    `ada@${'a.'.repeat(130)}org`,
  ])('refuses %j and names the field', (raw) => {
    expect(parseEmail(raw, 'email')).toMatchObject({ ok: false, code: 'invalid', facts: { field: 'email' } })
  })
})
