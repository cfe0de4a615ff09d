/** The public log of moderation: what was hidden, when, in which role and why; never the words. */
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params }) => {
  const call = makeClient(fetch)
  const [log, me] = await Promise.all([call('GET /gatherings/:gathering/moderation', { params }), call('GET /me')])
  return { log: answered(log), me: answered(me) }
}
