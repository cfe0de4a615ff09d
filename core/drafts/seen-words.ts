/** Which words of a clause somebody had before them: a digest that a page sends back, so that nothing is said of words that changed meanwhile. */
import { sha256Hex } from '../ledger/chain.ts'
import { parsePlainText } from '../words/plain-text.ts'

/** SHA-256 of the text of a clause. It travels between a page and the house alone and stands on no record, where digests are salted. */
export function seenDigest(text: string): string {
  return sha256Hex(text)
}

/** The words of a clause as they would stand on record: what is typed may still carry white space at its ends, and nobody speaks of that. */
export function wordsAsKept(text: string, limit: number): string {
  const parsed = parsePlainText(text, 'clause', limit)
  return parsed.ok ? parsed.value : text.trim()
}
