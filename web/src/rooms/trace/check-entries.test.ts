/** The check on the reader's own device finds what somebody changed. */
import { describe, expect, it } from 'vitest'
import { FIRST_PREV_HASH, sealEntry, type LedgerHead } from '$core/ledger/chain.ts'
import type { Draft, Entry } from '$core/ledger/entry.ts'
import { saltedDigest } from '$core/ledger/salted-digest.ts'
import { checkShown, walkOn } from './check-entries.ts'

const SALT = '0123456789abcdef0123456789abcdef'
const TEXT = 'The role of the government is to listen'
const EMPTY: LedgerHead = { seq: 0, hash: FIRST_PREV_HASH }

/** A chain of entries that hold the seal of the words. */
function aChain(length: number): Entry[] {
  const digest = saltedDigest(SALT, TEXT)
  const entries: Entry[] = []
  for (let seq = 1; seq <= length; seq += 1) {
    const draft: Draft = {
      kind: 'forum_opened',
      forum: null,
      gathering: null,
      body: { id: `f${seq}`, slug: 'f', parent: null, name: { words: 'w', digest }, purpose: null, timeZone: 'UTC' },
    }
    entries.push(sealEntry(draft, entries.at(-1) ?? EMPTY, '2026-11-24T06:00:00.000Z', 'house'))
  }
  return entries
}
const shownOf = (entries: readonly Entry[]) => entries.map(({ seq, hash }) => ({ entry: seq, hash }))
const words = { digest: saltedDigest(SALT, TEXT), salt: SALT, text: TEXT, entry: 1 }
/** Changes one part of an entry and leaves its hash. */
const altered = (entry: Entry): Entry => ({ ...entry, actor: 'member:somebody-else' })

describe('entries that a page shows', () => {
  it('are whole when every hash and the seal of the words come out the same', () => {
    const chain = aChain(3)
    expect(checkShown(shownOf(chain), chain, words)).toEqual([])
  })
  it('name the entry that was altered, replaced or left out', () => {
    const chain = aChain(3)
    const [first, second, third] = chain
    if (first === undefined || second === undefined || third === undefined) throw new Error('a chain of three has three entries')
    expect(checkShown(shownOf(chain), [first, altered(second), third], words)).toEqual([{ kind: 'altered', entry: 2 }])
    expect(checkShown([{ entry: 2, hash: 'f'.repeat(64) }], chain, words)).toEqual([{ kind: 'not_shown', entry: 2 }])
    expect(checkShown(shownOf(chain), [first, second], words)).toEqual([{ kind: 'missing', entry: 3 }])
  })
  it('name the words when one letter of them was changed, and say nothing of erased ones', () => {
    const chain = aChain(1)
    expect(checkShown(shownOf(chain), chain, { ...words, text: `${TEXT}.` })).toEqual([{ kind: 'words', entry: 1 }])
    expect(checkShown(shownOf(chain), chain, { ...words, salt: null, text: null })).toEqual([])
  })
})

describe('the chain followed page by page', () => {
  it('is whole to its end', () => {
    const chain = aChain(5)
    const half = walkOn({ head: EMPTY, brokenAt: null }, chain.slice(0, 2))
    expect(walkOn(half, chain.slice(2))).toEqual({ head: { seq: 5, hash: chain[4]?.hash }, brokenAt: null })
  })
  it('breaks at the entry that was altered, and at the first one that is missing', () => {
    const chain = aChain(5)
    const changed = chain.map((entry) => (entry.seq === 3 ? altered(entry) : entry))
    expect(walkOn({ head: EMPTY, brokenAt: null }, changed).brokenAt).toBe(3)
    expect(
      walkOn(
        { head: EMPTY, brokenAt: null },
        chain.filter((entry) => entry.seq !== 2),
      ).brokenAt,
    ).toBe(2)
  })
})
