/** Checks on this device that one's own ratings are in the seal that the public record holds. */
import type { OwnProofView } from '../../../../contract/own-ratings.ts'
import type { LedgerEntryView } from '../../../../contract/records.ts'
import { leafOf, sealOf } from '../../../../core/weighing/ratings-seal.ts'

/** What was found. */
export interface ProofChecked {
  /** The ratings shown give a leaf that is among all. */
  readonly isIn: boolean
  /** All leaves together give the digest. */
  readonly isSealed: boolean
  /** The entry of the ledger holds that digest. */
  readonly isOnRecord: boolean
}

/** Works it out; `entry` is that which the house names, as the public ledger gives it. */
export function checkProof(proof: OwnProofView, entry: LedgerEntryView | undefined): ProofChecked {
  const body: unknown = entry?.seq === proof.entry ? entry.body : null
  const recorded = typeof body === 'object' && body !== null && 'digest' in body ? body.digest : null
  return {
    isIn: proof.ratings.length > 0 && proof.leaves.includes(leafOf(proof.salt, proof.ratings)),
    isSealed: sealOf(proof.leaves) === proof.digest,
    isOnRecord: entry?.kind === 'weighing_closed' && recorded === proof.digest,
  }
}
