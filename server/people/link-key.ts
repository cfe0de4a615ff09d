/** Keys in links that open one thing without signing in, such as the letters of a follower: only this house can make one. */
import { createHmac, timingSafeEqual } from 'node:crypto'

const PROOF_CHARACTERS = 32 // 128 bits

/** What a key opens: one made for the one never opens the other. */
export type LinkPurpose = 'follow' | 'receipts'

/** The key of a thing: its id without hyphens, and a proof. */
export function linkKey(secret: string, purpose: LinkPurpose, id: string): string {
  const plain = id.replaceAll('-', '')
  return plain + createHmac('sha256', secret).update(`${purpose}:${plain}`).digest('hex').slice(0, PROOF_CHARACTERS)
}

/** The id that a key opens, or null when this house did not make it for that purpose. */
export function idOfLinkKey(secret: string, purpose: LinkPurpose, key: string): string | null {
  const match = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})[0-9a-f]{32}$/.exec(key)
  if (match === null) return null
  const id = match.slice(1, 6).join('-')
  return timingSafeEqual(Buffer.from(linkKey(secret, purpose, id)), Buffer.from(key)) ? id : null
}
