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
    .replaceAll(/^-+|-+$/g, '')
  const short = plain.length <= SLUG_CHARACTERS_MAX ? plain : wholeWords(plain.slice(0, SLUG_CHARACTERS_MAX + 1))
  return short.length < 3 ? fallback : short
}

/** Without the word that was cut; a single long word is cut where it must be. */
function wholeWords(cut: string): string {
  const end = cut.lastIndexOf('-')
  return end > 0 ? cut.slice(0, end) : cut.slice(0, SLUG_CHARACTERS_MAX)
}
