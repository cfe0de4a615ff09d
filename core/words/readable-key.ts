/** Readable keys of a vocabulary or of addresses: a slug that nothing else has. */
import { slugOf } from './slug.ts'

/**
 * Key of a name: its slug, or the fallback for a name in another script. A key that is taken gets the next free number.
 * @param taken keys that are in use
 */
export function readableKey(name: string, fallback: string, taken: readonly string[] = []): string {
  const key = slugOf(name, fallback)
  if (!taken.includes(key)) return key
  let number = 2
  while (taken.includes(`${key}-${number}`)) number += 1
  return `${key}-${number}`
}
