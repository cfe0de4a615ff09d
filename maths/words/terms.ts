/** A text as machines compare it: stems of its words, and runs of characters that survive inflection, compounds and slips of the pen. */
import { stemmer as arabic } from '@orama/stemmers/arabic'
import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as french } from '@orama/stemmers/french'
import { stemmer as russian } from '@orama/stemmers/russian'
import { stemmer as spanish } from '@orama/stemmers/spanish'

/** Terms of a text; one may stand in it several times. */
export interface Terms {
  /** Stems of words; pairs of characters where a script has no spaces; `?` for a question. */ readonly stems: readonly string[]
  /** Runs of 3 to 5 characters within words; of 1 to 3 where a script has no spaces. */ readonly grams: readonly string[]
}

const SHORTEST_RUN = 3
const LONGEST_RUN = 5
/** A character of a script without spaces means as much as two or three letters. */
const SHORTEST_UNSPACED_RUN = 1
const LONGEST_UNSPACED_RUN = 3
/** A word of a table card is shorter; what is longer is no word, and rules for stems were not made for it. */
const WORD_CHARACTERS_MAX = 60

const UNSPACED = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`
const RUNS = new RegExp(String.raw`${UNSPACED}+|(?:(?!${UNSPACED})[\p{L}\p{M}\p{N}])+`, 'gu')
const IS_UNSPACED = new RegExp(`^${UNSPACED}`, 'u')
const QUESTION_MARK = /[?？؟]/u

/**
 * Terms of a text. Never fails: a text of signs alone has none.
 * @param language code of the language it was written in; words of the Latin script are stemmed by it, English when it is unknown
 */
export function termsOf(text: string, language: string | null): Terms {
  const stems: string[] = []
  const grams: string[] = []
  for (const run of runsOf(text)) {
    if (IS_UNSPACED.test(run)) {
      stems.push(...pairsOf(run))
      addRuns(grams, [...run], SHORTEST_UNSPACED_RUN, LONGEST_UNSPACED_RUN)
    } else {
      stems.push(stemOf(run, language))
      addRuns(grams, [' ', ...withoutMarks(run), ' '], SHORTEST_RUN, LONGEST_RUN)
    }
  }
  // Questions gather under themes of their own kind: that a text asks is a word of it like others.
  if (QUESTION_MARK.test(text)) stems.push('?')
  return { stems, grams }
}

/** Stem of one word in lower case, without marks, so that both spellings of a letter meet. */
export function stemOf(word: string, language: string | null): string {
  if (word.length > WORD_CHARACTERS_MAX) return word.slice(0, WORD_CHARACTERS_MAX)
  const stem = stemmerFor(word, language)(word)
  return withoutMarks(stem === '' ? word : stem)
}

/** Runs of letters and digits in lower case; a run without spaces (Chinese) is one. */
export function runsOf(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(RUNS) ?? []
}

/** Whether a run of characters is of a script that sets no spaces between words. */
export function isUnspaced(run: string): boolean {
  return IS_UNSPACED.test(run)
}

function stemmerFor(word: string, language: string | null): (word: string) => string {
  if (/\p{Script=Cyrillic}/u.test(word)) return russian
  if (/\p{Script=Arabic}/u.test(word)) return arabic
  if (language?.startsWith('fr')) return french
  return language?.startsWith('es') ? spanish : english
}

function withoutMarks(word: string): string {
  return word.normalize('NFKD').replaceAll(/\p{M}+|ـ/gu, '')
}

function pairsOf(run: string): string[] {
  const signs = [...run]
  return signs.length === 1 ? signs : signs.slice(1).map((sign, at) => (signs[at] ?? '') + sign)
}

function addRuns(into: string[], signs: readonly string[], shortest: number, longest: number): void {
  for (let length = shortest; length <= longest; length += 1)
    for (let at = 0; at + length <= signs.length; at += 1) into.push(signs.slice(at, at + length).join(''))
}
