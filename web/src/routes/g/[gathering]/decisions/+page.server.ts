/** The decisions of a gathering. */
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import { powersOf } from '$rooms/gathering/stewards.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params }) => {
  const call = makeClient(fetch)
  const [gathering, list, me] = await Promise.all([
    call('GET /gatherings/:gathering', { params }),
    call('GET /gatherings/:gathering/decisions', { params }),
    call('GET /me'),
  ])
  return { gathering: answered(gathering), decisions: answered(list).decisions, me: answered(me), powers: powersOf(answered(me)) }
}
