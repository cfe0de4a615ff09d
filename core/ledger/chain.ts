/** The seal that joins each entry to the one before it, and the check that finds a broken one. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson, type Json } from './canonical-json.ts'
import type { Draft, Entry } from './entry.ts'
import type { Instant } from './instant.ts'

/** Hash that stands before the first entry: 64 zeros. */
export const FIRST_PREV_HASH = '0'.repeat(64)

/** Where the ledger ends: number and hash of its newest entry; 0 and zeros when it is empty. */
export interface LedgerHead {
  readonly seq: number
  readonly hash: string
}

/** SHA-256 of a text's UTF-8 bytes in lower-case hexadecimal. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}

/** SHA-256 of bytes that are written in hexadecimal, in the same. */
export function sha256OfHex(hex: string): string {
  return bytesToHex(sha256(hexToBytes(hex)))
}

/** Seals a draft as the next entry after `head`. */
export function sealEntry(draft: Draft, head: LedgerHead, at: Instant, actor: string): Entry {
  const open = { ...draft, seq: head.seq + 1, at, actor, prevHash: head.hash }
  return { ...open, hash: hashOf(open) }
}

/** The hash that an entry must carry: SHA-256 over the canonical JSON of everything else it holds. */
export function hashOf(entry: Omit<Entry, 'hash'>): string {
  const { seq, at, actor, kind, forum, gathering, body, prevHash } = entry
  // Bodies are plain JSON by their types; the compiler cannot see that an interface has no other members.
  return sha256Hex(canonicalJson({ seq, at, actor, kind, forum, gathering, body: body as unknown as Json, prevHash }))
}

/** What is wrong with an entry. */
export type ChainFinding =
  | { readonly kind: 'altered'; readonly seq: number }
  | { readonly kind: 'missing'; readonly from: number; readonly to: number }
  | { readonly kind: 'out_of_place'; readonly seq: number; readonly after: number }
  | { readonly kind: 'unlinked'; readonly seq: number }

/**
 * Checks one entry against the head before it. An altered entry no longer matches its own hash; one that matches but does
 * not name the hash before it was swapped in; a jump in the numbers names the entries that are missing.
 * @returns findings, empty when the entry is right
 */
export function checkEntry(entry: Entry, before: LedgerHead): readonly ChainFinding[] {
  const findings: ChainFinding[] = []
  if (entry.seq > before.seq + 1) findings.push({ kind: 'missing', from: before.seq + 1, to: entry.seq - 1 })
  if (entry.seq <= before.seq) findings.push({ kind: 'out_of_place', seq: entry.seq, after: before.seq })
  if (hashOf(entry) !== entry.hash) findings.push({ kind: 'altered', seq: entry.seq })
  else if (entry.seq === before.seq + 1 && entry.prevHash !== before.hash) findings.push({ kind: 'unlinked', seq: entry.seq })
  return findings
}

/** One sentence for a finding. */
export function sentenceOfFinding(finding: ChainFinding): string {
  switch (finding.kind) {
    case 'altered':
      return `Entry ${finding.seq} was altered: it no longer matches its own hash.`
    case 'missing':
      return finding.from === finding.to ? `Entry ${finding.from} is missing.` : `Entries ${finding.from} to ${finding.to} are missing.`
    case 'out_of_place':
      return `Entry ${finding.seq} stands after entry ${finding.after}: entries were swapped.`
    case 'unlinked':
      return `Entry ${finding.seq} does not continue the entry before it: one of the two was swapped or rewritten.`
  }
}
