/** The check on the reader's own device finds every word, number and digest that somebody changed. */
import { describe, expect, it } from 'vitest'
import { FIRST_PREV_HASH, sealEntry } from '$core/ledger/chain.ts'
import type { RecordedFreeze } from '$core/ledger/reading-kinds.ts'
import { saltedDigest } from '$core/ledger/salted-digest.ts'
import { freezeDigest } from '$core/drafts/freeze.ts'
import { checkFreeze } from './check-freeze.ts'

const TEXTS = ['Statement on listening', 'Governments answer.', 'We do not agree.']
const words = TEXTS.map((text, at) => ({ id: `w${at}`, salt: `salt ${at}`, text, digest: saltedDigest(`salt ${at}`, text) }))
const refOf = (at: number) => ({ words: `w${at}`, digest: words[at]?.digest ?? '' })
const frozen: RecordedFreeze = {
  draft: 'd',
  version: 2,
  title: refOf(0),
  language: 'en',
  clauses: [{ clause: 'c', kind: 'operative', depth: 0, label: '1', text: refOf(1) }],
  minority: [{ id: 'm', number: 1, clause: null, group: 'g', text: refOf(2) }],
  sources: [],
  results: [
    { clause: 'c', designation: 'consensus', groups: [{ group: 'g', stance: 'cannot' }], objections: 1, answered: 1, isRestricting: false },
  ],
}
const digest = freezeDigest(frozen)
const entry = sealEntry(
  { kind: 'draft_frozen', forum: 'f', gathering: null, body: { ...frozen, digest } },
  { seq: 0, hash: FIRST_PREV_HASH },
  '2026-12-20T10:00:00.000Z',
  'member:a',
)
// The API gives lists that may be changed; a copy of the record is one.
const view = structuredClone({ digest, frozen, words, entry: 1 }) as Parameters<typeof checkFreeze>[0]
const WHOLE = { whole: 3, broken: 0, erased: 0, isDigestRight: true, isOnRecord: true }

describe('a frozen text on the device of a reader', () => {
  it('is whole when every seal, the digest and the entry come out the same', () => {
    expect(checkFreeze(view, entry)).toEqual(WHOLE)
  })
  it('is not, when a letter, a number or a stance was changed', () => {
    const letter = { ...view, words: view.words.map((one) => (one.id === 'w1' ? { ...one, text: 'Governments may answer.' } : one)) }
    expect(checkFreeze(letter, entry)).toEqual({ ...WHOLE, whole: 2, broken: 1 })
    const label = { ...view, frozen: { ...view.frozen, clauses: view.frozen.clauses.map((clause) => ({ ...clause, label: '2' })) } }
    expect(checkFreeze(label, entry)).toEqual({ ...WHOLE, isDigestRight: false })
    const stance = { ...view.frozen, results: view.frozen.results.map((one) => ({ ...one, groups: [{ group: 'g', stance: 'support' }] })) }
    expect(checkFreeze({ ...view, frozen: stance }, entry).isDigestRight).toBe(false)
  })
  it('is not, when digest and text were changed together: the entry holds the one that was frozen', () => {
    const other: RecordedFreeze = { ...frozen, language: 'fr' }
    const forged = { ...view, frozen: structuredClone(other) as typeof view.frozen, digest: freezeDigest(other) }
    expect(checkFreeze(forged, entry)).toEqual({ ...WHOLE, isOnRecord: false })
    expect(checkFreeze(forged, { ...entry, body: { ...other, digest: freezeDigest(other) } } as typeof entry)).toEqual({
      ...WHOLE,
      isOnRecord: false,
    })
    expect(checkFreeze(view, undefined).isOnRecord).toBe(false)
  })
  it('stays whole when words were erased, and says how many', () => {
    const erased = { ...view, words: view.words.map((one) => (one.id === 'w2' ? { ...one, salt: null, text: null } : one)) }
    expect(checkFreeze(erased, entry)).toEqual({ ...WHOLE, whole: 2, erased: 1 })
  })
})
