/** What a phone wants of its hand and has not been told yet to be done: at most two wishes, kept over a closed page, each with a key of its own. */

export interface Wish {
  readonly key: string
  readonly act: 'raise' | 'lower'
  /** It was sent, and nobody answered: it may be done already, so it is sent again under the same key and never dropped. */
  readonly isTried: boolean
}

/** Wishes with one more. What was not sent yet and is taken back is as if it had never been; the same wish twice is one. */
export function withWish(wishes: readonly Wish[], act: Wish['act'], key: string): readonly Wish[] {
  const last = wishes.at(-1)
  if (last?.act === act) return wishes
  if (last !== undefined && !last.isTried) return wishes.slice(0, -1)
  return [...wishes, { key, act, isTried: false }]
}

/** The first wish was sent. */
export function tried(wishes: readonly Wish[]): readonly Wish[] {
  return wishes.map((wish, place) => (place === 0 ? { ...wish, isTried: true } : wish))
}

/** Reads what the phone has kept; anything else is nothing. */
export function parseWishes(text: string | null): readonly Wish[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(kept) ? kept.filter(isWish) : []
  } catch {
    return []
  }
}

function isWish(value: unknown): value is Wish {
  if (typeof value !== 'object' || value === null || !('key' in value && 'act' in value && 'isTried' in value)) return false
  return typeof value.key === 'string' && (value.act === 'raise' || value.act === 'lower') && typeof value.isTried === 'boolean'
}
