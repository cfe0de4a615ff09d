/** Readable names in addresses. */

/** Longest slug that a title gives; a number may follow it. */
const SLUG_CHARACTERS_MAX = 48

/**
 * A slug of a title: lower-case Latin letters, digits and hyphens. Accents go; a title in another script gives `fallback`.
 */
export function slugOf(title: string, fallback: string): string {
  const plain = title
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_CHARACTERS_MAX)
    .replaceAll(/^-+|-+$/g, '')
  return plain.length < 3 ? fallback : plain
}
