/** The range of an amendment, from the words that somebody copied out of a clause: where they stand, if they stand there once. */
interface Copied {
  readonly first: string
  readonly last: string
  /** Empty: all words from the first clause to the last. */
  readonly words: string
  /** The new words come in behind these, which stay. */
  readonly isBehind: boolean
}
interface Range {
  readonly first: string
  readonly from: number
  readonly last: string
  readonly to: number
}

/** The range; or why there is none. Copied words stand in one clause, the first. */
export function rangeOfWords(
  clauses: readonly { readonly id: string; readonly text: string }[],
  { first, last, words, isBehind }: Copied,
): Range | 'missing' | 'twice' {
  const textOf = (id: string): string => clauses.find((clause) => clause.id === id)?.text ?? ''
  const text = textOf(first)
  if (words === '') {
    const end = textOf(last).length
    return isBehind ? { first: last, from: end, last, to: end } : { first, from: 0, last, to: end }
  }
  const asked = words.replaceAll('\r\n', '\n')
  const from = text.indexOf(asked)
  if (from < 0) return 'missing'
  if (text.indexOf(asked, from + 1) >= 0) return 'twice'
  const to = from + asked.length
  return { first, from: isBehind ? to : from, last: first, to }
}
