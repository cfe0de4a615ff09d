/** What the key in a follower's letter follows. */
import type { FollowView } from '../../contract/follow.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { idOfLinkKey } from '../people/link-key.ts'
import { readFollower } from '../sql/followers.ts'
import { readGathering } from '../sql/gatherings.ts'
import { readWords } from '../sql/words.ts'

/** The gathering or idea behind a key, in three queries. */
export async function viewFollow(house: Pick<HouseBase, 'database' | 'secret'>, key: string): Promise<Outcome<FollowView, RefusalCode>> {
  const id = idOfLinkKey(house.secret, 'follow', key)
  const follower = id === null ? undefined : await readFollower(house.database.db, id)
  const gathering = follower === undefined ? undefined : await readGathering(house.database.db, follower.gathering)
  if (follower === undefined || gathering === undefined)
    return refuse('not_found', { what: 'such subscription; it was stopped, or never confirmed' })
  const title = await gatheringTitle(house, gathering)
  return accept({ slug: gathering.slug, title, idea: follower.idea, isConfirmed: follower.confirmedAt !== null })
}

/** The title of a gathering; null when it was erased. */
export async function gatheringTitle(
  house: Pick<HouseBase, 'database'>,
  gathering: { readonly title_words: string },
): Promise<string | null> {
  return (await readWords(house.database.db, [gathering.title_words])).of(gathering.title_words)
}
