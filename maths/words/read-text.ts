/** Everything that is read off one text once: its terms and its words. */
import { likelyLanguage } from './function-words.ts'
import { runsOf, termsOf, type Terms } from './terms.ts'
import { wordsInText, type WordInText } from './words-in-text.ts'

/** A text as it was read. */
export interface ReadText {
  readonly terms: Terms
  readonly words: readonly WordInText[]
}

/** Reads a text. @param language code of the language it is thought to be written in, or null; its own words may say otherwise */
export function readText(text: string, language: string | null): ReadText {
  const likely = likelyLanguage(runsOf(text), language)
  return { terms: termsOf(text, likely), words: wordsInText(text, likely) }
}
