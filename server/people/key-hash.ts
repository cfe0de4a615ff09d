/** The hash under which a key is kept, so that a copy of the database opens no door. */
import { createHash } from 'node:crypto'

/** SHA-256 in lower-case hexadecimal; keys are long and random, so no salt is needed. */
export function keyHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
