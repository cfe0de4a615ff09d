/** A team: its seats, its call, and what those may do who hold one. Works by forms alone. */
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import { press } from '$line/pressed.ts'
import { newKey } from '$line/random-key.ts'
import { powersOf } from '$rooms/gathering/stewards.ts'
import { TEAM_ACTS } from '$rooms/team/press-team.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const call = makeClient(fetch)
  const [found, house, me] = await Promise.all([call('GET /teams/:team', { params }), call('GET /house'), call('GET /me')])
  const team = answered(found)
  const forum = answered(await call('GET /forums/:forum', { params: { forum: answered(house).forum ?? '' } }))
  return {
    team,
    forum: { name: forum.name, timeZone: forum.timeZone, groups: forum.stakeholderGroups, regions: forum.regionalGroups },
    me: answered(me),
    convenes: powersOf(answered(me)).convenes,
    key: newKey(),
    done: url.searchParams.get('done'),
    now: new Date().toISOString(),
  }
}

export const actions: Actions = { press: async (event) => await press(TEAM_ACTS, event.params, event) }
