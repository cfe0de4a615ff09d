/** Words of a text as people wrote them, each with its stem: what reasons and titles are made of. */
import { isFunctionWord } from './function-words.ts'
import { isUnspaced, runsOf, stemOf } from './terms.ts'

/** A word of a text. */
export interface WordInText {
  /** As it was written. */ readonly said: string
  readonly stem: string
  /** It carries a topic: no function word, no single letter, no number alone. */ readonly isTelling: boolean
  /** Words of different clauses never form one phrase. */ readonly clause: number
}

const CLAUSES = /[.,;:!?()[\]{}«»"“”„/\\|—–…·\n،؛؟。，、；：！？（）《》「」]+/u
const WORDS = /[\p{L}\p{M}\p{N}]+/gu
/** Chinese is cut into words by the dictionary that the platform brings for every language. */
const CUTTER = new Intl.Segmenter('zh', { granularity: 'word' })

/** Words of a text in their order. @param language code of the language it was written in, or null */
export function wordsInText(text: string, language: string | null): WordInText[] {
  return text
    .normalize('NFKC')
    .split(CLAUSES)
    .flatMap((clause, place) =>
      (clause.match(WORDS) ?? []).flatMap(cutUnspaced).map((said) => {
        const lower = said.toLowerCase()
        return { said, stem: stemOf(lower, language), isTelling: isTelling(lower), clause: place }
      }),
    )
}

/** Whether a text has signs of a script that sets no spaces: its words are joined without them. */
export function joinWords(words: readonly string[]): string {
  return words.reduce((all, word) => (all === '' || (isUnspaced(word) && isUnspaced(all)) ? all + word : `${all} ${word}`), '')
}

function isTelling(word: string): boolean {
  return !isFunctionWord(word) && /\p{L}/u.test(word) && (isUnspaced(word) || [...word].length > 1)
}

function cutUnspaced(word: string): string[] {
  if (!runsOf(word).some(isUnspaced)) return [word]
  return [...CUTTER.segment(word)].filter((part) => part.isWordLike === true).map((part) => part.segment)
}
