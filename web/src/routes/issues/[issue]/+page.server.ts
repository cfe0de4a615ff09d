/** An issue on its road, as everybody reads it. */
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import { powersOf } from '$rooms/gathering/stewards.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const call = makeClient(fetch)
  const [found, me] = await Promise.all([call('GET /issues/:issue', { params }), call('GET /me')])
  const issue = answered(found)
  const forum = answered(await call('GET /forums/:forum', { params: { forum: issue.forum } }))
  return {
    issue,
    me: answered(me),
    convenes: powersOf(answered(me)).convenes,
    forum: { name: forum.name, timeZone: forum.timeZone },
    done: url.searchParams.has('done'),
  }
}
