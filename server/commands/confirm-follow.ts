/** Confirms by the link of a letter: from now on letters come. Confirming twice changes nothing. */
import type { FollowView } from '../../contract/follow.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { idOfLinkKey } from '../people/link-key.ts'
import { confirmFollower } from '../sql/followers.ts'
import { viewFollow } from '../views/follow.ts'

/** Confirms. */
export async function confirmFollow(house: HouseBase, key: string): Promise<Outcome<FollowView, RefusalCode>> {
  const id = idOfLinkKey(house.secret, 'follow', key)
  if (id !== null) await confirmFollower(house.database.db, id, house.now().toISOString())
  return await viewFollow(house, key)
}
