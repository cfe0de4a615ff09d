/** Numbers as people write them, `1-20, 25`. */

/** Numbers that a text may name at once: beyond it somebody has slipped. */
const NUMBERS_MAX = 500

/** The numbers, each once, ascending; null when something else is written, or too many. */
export function numbersOf(text: string): readonly number[] | null {
  const numbers = new Set<number>()
  for (const part of text.split(/[\s,;]+/).filter((one) => one !== '')) {
    const [, from = '', to = from] = /^(\d{1,6})(?:[-–](\d{1,6}))?$/.exec(part) ?? []
    const [first, last] = [Number(from), Number(to)]
    if (from === '' || first < 1 || last < first || last - first > NUMBERS_MAX) return null
    for (let number = first; number <= last; number += 1) numbers.add(number)
  }
  return numbers.size === 0 || numbers.size > NUMBERS_MAX ? null : [...numbers].toSorted((a, b) => a - b)
}
