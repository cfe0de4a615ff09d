/** Languages the pages can speak, and the direction in which a language runs. */

export type Direction = 'ltr' | 'rtl'

/** Languages with a complete catalogue. */
export const LANGUAGES = ['en'] as const
/** Scripts that run from right to left, by their language. */
const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur', 'ps', 'sd', 'ug', 'yi', 'dv', 'ckb'])

/** Direction of a language tag, e.g. `rtl` for `ar-EG`. */
export function directionOf(language: string): Direction {
  return RIGHT_TO_LEFT.has(language.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr'
}

/** The first language that is wanted and spoken here; English when none is. */
export function chooseLanguage(wanted: readonly string[]): string {
  for (const tag of wanted) {
    const plain = tag.toLowerCase().split('-')[0]
    const found = LANGUAGES.find((language) => language === plain)
    if (found !== undefined) return found
  }
  return LANGUAGES[0]
}

/** Language tags of an Accept-Language header in the order of preference. */
export function tagsOf(header: string | null): readonly string[] {
  if (header === null) return []
  return header
    .split(',')
    .map((part) => {
      const [tag = '', quality = 'q=1'] = part.trim().split(';')
      return { tag, weight: Number(quality.trim().slice(2)) || 0 }
    })
    .filter(({ tag }) => tag !== '')
    .sort((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag)
}
