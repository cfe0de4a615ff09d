/** What every page of a draft needs: the draft, its forum with its groups, and who is looking. */
import { makeClient, type Client } from '../../../../contract/client.ts'
import type { DraftView } from '../../../../contract/drafts.ts'
import type { ForumView } from '../../../../contract/forums.ts'
import type { MeView } from '../../../../contract/people.ts'
import { answered } from '$line/answered.ts'
import { newKey } from '$line/random-key.ts'

/** See the opening sentence. */
export interface WordingData {
  readonly draft: DraftView
  readonly forum: Pick<ForumView, 'name' | 'timeZone' | 'stakeholderGroups'>
  readonly me: MeView
  /** Key of the next thing that is sent from this page. */
  readonly key: string
}

/** Loads it; a draft that the caller may not see is the page that says there is none. */
export async function loadWording(fetch: typeof globalThis.fetch, draft: string): Promise<WordingData & { readonly call: Client }> {
  const call = makeClient(fetch)
  const [found, me] = await Promise.all([call('GET /drafts/:draft', { params: { draft } }), call('GET /me')])
  const view = answered(found)
  const { name, timeZone, stakeholderGroups } = answered(await call('GET /forums/:forum', { params: { forum: view.forum } }))
  return { draft: view, forum: { name, timeZone, stakeholderGroups }, me: answered(me), key: newKey(), call }
}
