/** What somebody typed into the finder: a number, a receipt, or words that must all stand in an idea. */

/** What the finder understood. */
export type Wish =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'receipt'; readonly receipt: string }
  | { readonly kind: 'words'; readonly words: readonly string[] }

/** An idea with what is needed to find and show it. */
export interface FoundIdea {
  readonly number: number
  readonly text: string
}

/** Ideas shown at once: more is a sign to add a word. */
export const FOUND_MAX = 20
/** Words looked for at most; the rest of a long sentence changes nothing any more. */
const WORDS_MAX = 12
/** `No. 105`, `#105`, `105` and `n° 105` all mean the number. */
const NUMBER = /^(?:no\.?|n[°º]|#|№)?\s*(\d{1,6})$/iu
/** Six digits of the gathering, number of the idea, eight signs of the author's own; hyphens may be missing or spaces. */
const RECEIPT = /^(\d{6})[-\s]?(\d{1,6})[-\s]?([0-9A-Z]{8})$/iu

/** Reads what was typed. */
export function wishOf(typed: string): Wish {
  const text = typed.trim()
  if (text === '') return { kind: 'nothing' }
  const number = NUMBER.exec(text)?.[1]
  if (number !== undefined) return { kind: 'number', number: Number(number) }
  const receipt = RECEIPT.exec(text)
  if (receipt !== null) return { kind: 'receipt', receipt: `${receipt[1]}-${receipt[2]}-${receipt[3]?.toUpperCase()}` }
  return { kind: 'words', words: text.split(/\s+/u).slice(0, WORDS_MAX).map(plain) }
}

/** Ideas that hold every word, whatever its case or accents, in the order of their numbers. */
export function findIdeas(words: readonly string[], ideas: readonly FoundIdea[]): readonly FoundIdea[] {
  return ideas.filter((idea) => {
    const text = plain(idea.text)
    return words.every((word) => text.includes(word))
  })
}

/** Letters without case and without the marks that are often left out when typing: é finds e, أ finds ا. */
function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('en')
}
