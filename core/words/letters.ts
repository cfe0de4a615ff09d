/** Letters of themes: a to z, then aa, ab and so on, as in minutes. */

/** Letter of the theme at a place in the list, counted from 0. */
export function letterAt(index: number): string {
  const rest = index % 26
  const letter = String.fromCodePoint(97 + rest)
  return index < 26 ? letter : letterAt(Math.floor(index / 26) - 1) + letter
}
/** First letter that none of the given ones uses. */
export function nextLetter(used: readonly string[]): string {
  for (let index = 0; index <= used.length; index += 1) if (!used.includes(letterAt(index))) return letterAt(index)
  return letterAt(used.length)
}
