import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { referenceFiles } from './reference.ts'

it.each(Object.entries(referenceFiles()))(
  'docs/reference/%s says what the contract says (npm run reference writes it anew)',
  (name, text) => {
    expect(readFileSync(join(import.meta.dirname, '../docs/reference', name), 'utf8')).toBe(text)
  },
)
