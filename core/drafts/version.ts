/** A kept version of a draft: what may be kept, and the digest that proves it. */
import { sha256Hex } from '../ledger/chain.ts'
import { canonicalJson } from '../ledger/canonical-json.ts'
import type { RecordedClause } from '../ledger/draft-kinds.ts'
import { accept, refuse, type Outcome } from '../words/outcome.ts'
import type { Clause } from './clause.ts'
import { isUuid } from '../words/uuid.ts'

/**
 * Refuses a text that cannot stand on record: without clauses, with more than `most`, or with two clauses of one id (an editor
 * gives each its own; whoever copies past it is told which ones). An id that is none counts as one that is there twice.
 */
export function checkVersion(
  clauses: readonly Clause[],
  most: number,
): Outcome<null, 'text_without_clauses' | 'too_many_clauses' | 'clause_twice'> {
  if (clauses.length === 0) return refuse('text_without_clauses')
  if (clauses.length > most) return refuse('too_many_clauses', { limit: most })
  const first = new Map<string, string>()
  const twice = clauses.filter(({ id, label }) => {
    const isTwice = !isUuid(id) || first.has(id)
    if (!isTwice) first.set(id, label)
    return isTwice
  })
  if (twice.length === 0) return accept(null)
  const labels = twice.flatMap(({ id, label }) => [first.get(id), label].filter((one) => one !== undefined))
  return refuse('clause_twice', { labels: [...new Set(labels)].join(', ') })
}

/** SHA-256 of the clauses in their order, each by id, kind, depth, number and the salted digest of its words. */
export function versionDigest(clauses: readonly RecordedClause[]): string {
  return sha256Hex(
    canonicalJson(clauses.map(({ clause, kind, depth, label, text }) => ({ clause, kind, depth, label, text: text.digest }))),
  )
}
