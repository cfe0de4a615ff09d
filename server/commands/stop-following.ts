/** Stops by the link of any letter, and forgets the address. */
import { accept, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { idOfLinkKey } from '../people/link-key.ts'
import { dropFollower } from '../sql/followers.ts'

/** Stops. Stopping what is stopped is fine, and a key that was never one says no more than that. */
export async function stopFollowing(house: HouseBase, key: string): Promise<Outcome<object, never>> {
  const id = idOfLinkKey(house.secret, 'follow', key)
  if (id !== null) await dropFollower(house.database.db, id)
  return accept({})
}
