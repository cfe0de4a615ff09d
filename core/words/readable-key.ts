/** Readable keys for addresses and vocabularies, made from names. */

/** Characters of a key: an address that can be read out. */
const KEY_CHARACTERS_MAX = 60

/**
 * Key of a name: lower-case Latin letters, digits and single hyphens, accents taken off. A name in another script leaves
 * nothing; the fallback stands for it then. A key that is taken gets the next free number.
 * @param taken keys that are in use
 */
export function readableKey(name: string, fallback: string, taken: readonly string[] = []): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  const key = plain.slice(0, KEY_CHARACTERS_MAX).replace(/^-+|-+$/g, '') || fallback
  if (!taken.includes(key)) return key
  let number = 2
  while (taken.includes(`${key}-${number}`)) number += 1
  return `${key}-${number}`
}
