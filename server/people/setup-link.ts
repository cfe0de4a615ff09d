/** The one-time link of the terminal that makes the first administrator. */
import type { HouseBase } from '../house-base.ts'
import { keyHash } from './key-hash.ts'
import { replaceSetupLink } from '../sql/setup-links.ts'

/** How long a link opens: whoever starts a house in the evening finds it still open the next day. */
export const SETUP_LINK_MS_MAX = 36 * 60 * 60_000
/** Bytes of chance in a link. */
const TOKEN_BYTES = 24

/** Makes a new link and shuts the older ones; only its hash is kept. @returns the whole address */
export async function makeSetupLink(house: HouseBase): Promise<string> {
  const token = house.newToken(TOKEN_BYTES)
  await replaceSetupLink(house.database.db, keyHash(token), house.now().toISOString())
  return `${house.publicUrl}/setup?token=${token}`
}

/** The oldest instant at which a link that still opens can have been made. */
export function oldestOpenLink(now: Date): string {
  return new Date(now.getTime() - SETUP_LINK_MS_MAX).toISOString()
}
