/** Readings of a draft with their rounds of input. It works by forms; the check of the frozen text alone needs a script. */
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import { newKey } from '$line/random-key.ts'
import { readingPress } from '$rooms/drafting/reading-press.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const call = makeClient(fetch)
  const [readings, me] = await Promise.all([call('GET /drafts/:draft/readings', { params }), call('GET /me')])
  return { readings: answered(readings), me: answered(me), key: newKey(), done: url.searchParams.get('done') }
}
export const actions: Actions = { press: readingPress }
