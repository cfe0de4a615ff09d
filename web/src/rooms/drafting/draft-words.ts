/** Small words of drafts that several parts say alike. */
import type { Clause } from '$core/drafts/clause'

/** Words of a clause that its line in the list shows: enough to know it again. */
const WORDS_SHOWN = 6

/** A clause as a page shows it; its words are null once they were erased. */
export interface ShownClause extends Omit<Clause, 'text' | 'depth'> {
  readonly depth: number
  readonly text: string | null
}

/** The beginning of a clause, without its brackets. */
export function beginningOf(text: string): string {
  const words = text.replaceAll(/[[\]]/g, '').trim().split(/\s+/u)
  return words.length <= WORDS_SHOWN ? words.join(' ') : `${words.slice(0, WORDS_SHOWN).join(' ')} …`
}

/** The stock of the paper: the stage in which the text is. */
export function stockOf(state: string): 'blue' | 'pink' | 'white' {
  if (state === 'drafting' || state === 'first_reading') return 'blue'
  return state === 'second_reading' ? 'pink' : 'white'
}

/** `English` for `en`; a name that nobody knows stays as it is. */
export function languageName(language: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language
  } catch {
    return language
  }
}
