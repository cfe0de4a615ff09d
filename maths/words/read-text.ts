/** Everything that is read off one text once: its terms and its words. */
import { termsOf, type Terms } from './terms.ts'
import { wordsInText, type WordInText } from './words-in-text.ts'

/** A text as it was read. */
export interface ReadText {
  readonly terms: Terms
  readonly words: readonly WordInText[]
}

/** Reads a text. @param language code of the language it was written in, or null */
export function readText(text: string, language: string | null): ReadText {
  return { terms: termsOf(text, language), words: wordsInText(text, language) }
}
