/** Version of this release, as package.json says it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Read rather than imported from the server, so that `--version` loads nothing. */
export const RELEASE: string = parseVersion(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'))

function parseVersion(text: string): string {
  const read: unknown = JSON.parse(text)
  return typeof read === 'object' && read !== null && 'version' in read ? String(read.version) : 'unknown'
}
