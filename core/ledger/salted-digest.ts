/** The digest that stands in the ledger for words: it proves them while the salt is kept, and says nothing once the salt is gone. */
import { sha256Hex } from './chain.ts'

/**
 * SHA-256 over salt, a line feed and the text (UTF-8), lower-case hexadecimal.
 * @param salt 32 hexadecimal characters of chance, its own for every text, so that a guess at short words cannot be tried on many
 */
export function saltedDigest(salt: string, text: string): string {
  return sha256Hex(`${salt}\n${text}`)
}
