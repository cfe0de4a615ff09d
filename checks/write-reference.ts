/** `npm run reference`: writes `docs/reference` anew from the contract. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { referenceFiles } from './reference.ts'

const folder = join(import.meta.dirname, '../docs/reference')
mkdirSync(folder, { recursive: true })
for (const [name, text] of Object.entries(referenceFiles())) writeFileSync(join(folder, name), text)
