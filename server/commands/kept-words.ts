/** References to words in entries that change something else: an unchanged text is not kept twice. */
import type { WordsRef } from '../../core/ledger/entry-kinds.ts'
import type { PlainText } from '../../core/words/plain-text.ts'
import { Fault } from '../fault.ts'
import { readWords, readWordsRefs } from '../sql/words.ts'
import type { Act } from './command.ts'

/** The reference for a new text, or the one that stands when the text is null or the same as before. */
export async function refFor(act: Act, before: string | null, text: PlainText | null): Promise<WordsRef> {
  if (before === null) return act.keep(textOf(text))
  if (text !== null && (await readWords(act.tx, [before])).of(before) !== text) return act.keep(text)
  const ref = (await readWordsRefs(act.tx, [before])).get(before)
  if (ref === undefined) throw new Fault(`words ${before} are named by a table and are not kept`)
  return ref
}

function textOf(text: PlainText | null): PlainText {
  if (text === null) throw new Fault('neither new words nor words from before')
  return text
}
