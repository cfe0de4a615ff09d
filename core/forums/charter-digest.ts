/** The digest of a charter: pages that show one need not carry what makes it. */
import { canonicalJson, type Json } from '../ledger/canonical-json.ts'
import { sha256Hex } from '../ledger/chain.ts'
import type { RecordedCharter } from '../ledger/issue-kinds.ts'

/** SHA-256 of a version of a charter: what stands on the ledger before the process starts. */
export function charterDigest(version: number, { grants, promises, text }: RecordedCharter): string {
  const whole: Json = {
    version,
    grants: grants.map(({ power, who }) => ({ power, who: [...who] })),
    promises: [...promises],
    text: text?.digest ?? null,
  }
  return sha256Hex(canonicalJson(whole))
}
