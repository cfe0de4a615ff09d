/** What handlers of forums share: the id of the forum that a path names, and who acts. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { refuse, type Outcome } from '../../core/words/outcome.ts'
import type { Acting } from '../commands/command.ts'
import type { House } from '../house.ts'
import { forumOfPath } from '../sql/places.ts'

/** Calls on with the id of the forum, or refuses when the house has no such forum. */
export async function withForum<T>(
  call: { readonly house: House; readonly params: { readonly forum: string } },
  act: (forum: string) => Promise<Outcome<T, RefusalCode>>,
): Promise<Outcome<T, RefusalCode>> {
  const place = await forumOfPath(call.house.database.db, { forum: call.params.forum })
  if (!place.ok) return place
  return place.value.forum === null ? refuse('not_found', { what: 'forum' }) : await act(place.value.forum)
}

/** Who acts; with `what`, a key that the caller sent makes the act happen once. */
export function actingOf(call: { readonly actor: string; readonly key: string | null; readonly digest: string }, what?: string): Acting {
  return {
    actor: call.actor,
    once: what === undefined || call.key === null ? undefined : { scope: `${call.actor} ${what}`, key: call.key, digest: call.digest },
  }
}
