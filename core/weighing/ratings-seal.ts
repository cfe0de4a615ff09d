/** The seal of all ratings of a weighing, worked out as the house does it, so that a device can do it again. */
import { sha256Hex, sha256OfHex } from '../ledger/chain.ts'

/** One rating inside a leaf. */
export interface SealedRating {
  readonly statement: number
  readonly rating: number
  readonly isImportant: boolean
}

/** The leaf of one person: SHA-256 of a salt of theirs and of their ratings by number of the statement, a line for each. */
export function leafOf(salt: string, ratings: readonly SealedRating[]): string {
  const lines = ratings
    .toSorted((a, b) => a.statement - b.statement)
    .map((one) => `${one.statement} ${one.rating} ${one.isImportant ? 1 : 0}`)
  return sha256Hex([salt, ...lines].join('\n'))
}
/** The digest of all: SHA-256 of the leaves, joined in the order of their bytes. */
export function sealOf(leaves: readonly string[]): string {
  return sha256OfHex(leaves.toSorted().join(''))
}
