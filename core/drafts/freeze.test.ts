import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecordedFreeze } from '../ledger/reading-kinds.ts'
import { freezeDigest } from './freeze.ts'

const FROZEN: RecordedFreeze = {
  draft: 'd',
  version: 3,
  title: { words: 'w0', digest: 't' },
  language: 'en',
  clauses: [
    { clause: 'c1', kind: 'preamble', depth: 0, label: 'Recalling', text: { words: 'w1', digest: 'a' } },
    { clause: 'c2', kind: 'operative', depth: 0, label: '1', text: { words: 'w2', digest: 'b' } },
  ],
  minority: [{ id: 'm', number: 1, clause: 'c2', group: 'g', text: { words: 'w3', digest: 'c' } }],
  sources: [{ clause: 'c2', kind: 'idea', idea: 'i', theme: null, weighing: null, statement: null }],
  results: [
    {
      clause: 'c2',
      designation: 'consensus',
      groups: [{ group: 'g', stance: 'cannot' }],
      objections: 1,
      answered: 1,
      isRestricting: false,
    },
  ],
}

/** Every value of a tree in turn, changed. */
function changes(value: unknown, put: (changed: unknown) => unknown): unknown[] {
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value
    return [put(list.slice(1)), ...list.flatMap((one, at) => changes(one, (changed) => put(list.with(at, changed))))]
  }
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, one]) =>
      key === 'words' ? [] : changes(one, (changed) => put({ ...value, [key]: changed })),
    )
  if (typeof value === 'number') return [put(value + 1)]
  return [put(typeof value === 'boolean' ? !value : `${String(value)}x`)]
}

describe('the digest of a frozen text', () => {
  it('changes with every single thing that is frozen', () => {
    const changed = changes(FROZEN, (one) => one)
    expect(changed.length).toBeGreaterThan(30)
    // The trees were made of a freeze, value by value; their shape is that of one.
    const digests = changed.map((one) => freezeDigest(one as RecordedFreeze))
    expect(new Set([freezeDigest(FROZEN), ...digests]).size).toBe(digests.length + 1)
  })
  it('does not depend on where words lie nor on the order of fields, and does on the order of clauses', () => {
    const elsewhere = { ...FROZEN, clauses: FROZEN.clauses.map((clause) => ({ ...clause, text: { ...clause.text, words: 'elsewhere' } })) }
    expect(freezeDigest(elsewhere)).toBe(freezeDigest(FROZEN))
    fc.assert(
      fc.property(fc.shuffledSubarray(Object.entries(FROZEN), { minLength: Object.keys(FROZEN).length }), (fields) => {
        // The same fields in another order.
        expect(freezeDigest(Object.fromEntries(fields) as unknown as RecordedFreeze)).toBe(freezeDigest(FROZEN))
      }),
    )
    expect(freezeDigest({ ...FROZEN, clauses: FROZEN.clauses.toReversed() })).not.toBe(freezeDigest(FROZEN))
  })
})
