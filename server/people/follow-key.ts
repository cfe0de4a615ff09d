/** The key in a follower's letters: it shows what is followed, confirms it and stops it. Only this house can make one. */
import { createHmac, timingSafeEqual } from 'node:crypto'

const PROOF_CHARACTERS = 32 // 128 bits

/** The key of a follower: the id without its hyphens and a proof. */
export function followKey(secret: string, id: string): string {
  const plain = id.replaceAll('-', '')
  return plain + createHmac('sha256', secret).update(`follow:${plain}`).digest('hex').slice(0, PROOF_CHARACTERS)
}

/** The follower that a key belongs to, or null when this house did not make it. */
export function followerOfKey(secret: string, key: string): string | null {
  const match = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})[0-9a-f]{32}$/.exec(key)
  if (match === null) return null
  const id = match.slice(1, 6).join('-')
  return timingSafeEqual(Buffer.from(followKey(secret, id)), Buffer.from(key)) ? id : null
}
