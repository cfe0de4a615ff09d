/** The gate for clauses that restrict or regulate. It works by forms alone. */
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import { readingPress } from '$rooms/drafting/reading-press.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const call = makeClient(fetch)
  const [gate, me] = await Promise.all([call('GET /drafts/:draft/gate', { params }), call('GET /me')])
  return { gate: answered(gate), me: answered(me), done: url.searchParams.get('done') }
}
export const actions: Actions = { press: readingPress }
