/** The trace of an idea, for anybody. */
import { error } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import { followAction } from '$rooms/follow/follow-action.ts'
import { roadOf } from '$rooms/trace/road-of.ts'
import { say } from '$words/common'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params }) => {
  const number = Number(params.number)
  if (!Number.isSafeInteger(number) || number < 1) error(404, say.noPageHere())
  const call = makeClient(fetch)
  const [trace, me] = await Promise.all([
    call('GET /gatherings/:gathering/ideas/:number', { params: { gathering: params.gathering, number } }),
    call('GET /me'),
  ])
  const found = answered(trace)
  return { trace: found, me: answered(me), ...(await roadOf(call, found)) }
}

export const actions: Actions = {
  follow: ({ fetch, params, request }) => followAction(fetch, request, params.gathering, Number(params.number) || 0),
}
