/** Where the groups stand on every clause, and the register of objections. The page works by forms alone; the text's own page posts here too. */
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import { newKey } from '$line/random-key.ts'
import { readingPress } from '$rooms/drafting/reading-press.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const call = makeClient(fetch)
  const [standing, me] = await Promise.all([call('GET /drafts/:draft/standing', { params }), call('GET /me')])
  return { standing: answered(standing), me: answered(me), key: newKey(), done: url.searchParams.get('done') }
}
export const actions: Actions = { press: readingPress }
