/** The check that a reader runs on the own device: hashes of entries and the seal of words, computed anew. */
import { checkEntry, hashOf, type LedgerHead } from '$core/ledger/chain.ts'
import type { Entry } from '$core/ledger/entry.ts'
import { saltedDigest } from '$core/ledger/salted-digest.ts'

/** An entry that a page shows, by number and seal. */
export interface ShownEntry {
  readonly entry: number
  readonly hash: string
}
/** Words with the seal that the ledger holds; salt and text are null when the words were erased. */
export interface SealedWords {
  readonly digest: string
  readonly salt: string | null
  readonly text: string | null
  /** Number of the entry that carries the seal. */
  readonly entry: number
}
/** What is not as it should be. */
export type CheckFinding = { readonly kind: 'altered' | 'not_shown' | 'missing' | 'words'; readonly entry: number }

/** Entries as the API gave them, compared with what the page shows. Empty when all is whole. */
export function checkShown(shown: readonly ShownEntry[], fetched: readonly Entry[], words: SealedWords): readonly CheckFinding[] {
  const bySeq = new Map(fetched.map((entry) => [entry.seq, entry]))
  const findings: CheckFinding[] = []
  for (const { entry: number, hash } of shown) {
    const entry = bySeq.get(number)
    if (entry === undefined) findings.push({ kind: 'missing', entry: number })
    else if (hashOf(entry) !== entry.hash) findings.push({ kind: 'altered', entry: number })
    else if (entry.hash !== hash) findings.push({ kind: 'not_shown', entry: number })
  }
  if (!areWordsSealed(words, bySeq.get(words.entry))) findings.push({ kind: 'words', entry: words.entry })
  return findings
}

/** Whether the words on the page give the seal, and the entry holds that seal. Erased words have nothing to compare. */
function areWordsSealed(words: SealedWords, entry: Entry | undefined): boolean {
  if (words.salt === null || words.text === null) return true
  return saltedDigest(words.salt, words.text) === words.digest && JSON.stringify(entry?.body ?? '').includes(words.digest)
}

/** A chain being followed page by page: where it stands, and the entry at which it broke. */
export interface ChainWalk {
  readonly head: LedgerHead
  readonly brokenAt: number | null
}

/** Follows the chain over one more page of entries; stops at the first break. */
export function walkOn(walk: ChainWalk, page: readonly Entry[]): ChainWalk {
  let head = walk.head
  for (const entry of page) {
    if (checkEntry(entry, head).length > 0) return { head, brokenAt: entry.seq > head.seq + 1 ? head.seq + 1 : entry.seq }
    head = { seq: entry.seq, hash: entry.hash }
  }
  return { head, brokenAt: null }
}
