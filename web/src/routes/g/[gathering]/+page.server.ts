/** The page of a gathering; conveners open its doors here. */
import { makeClient } from '$contract/client.ts'
import { answered, refused } from '$line/answered.ts'
import { followAction } from '$rooms/follow/follow-action.ts'
import { powersOf } from '$rooms/gathering/stewards.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params }) => {
  const client = makeClient(fetch)
  const [gathering, me, tookPart, came] = await Promise.all([
    client('GET /gatherings/:gathering', { params }),
    client('GET /me'),
    client('GET /gatherings/:gathering/participation', { params }),
    client('GET /gatherings/:gathering/attendance', { params }),
  ])
  const listed = gathering.ok ? await client('GET /forums/:forum/weighings', { params: { forum: gathering.answer.forum } }) : null
  const id = gathering.ok ? gathering.answer.id : ''
  // While a gathering is being prepared nobody can have come.
  return {
    gathering: answered(gathering),
    me: answered(me),
    powers: powersOf(answered(me)),
    weighings: listed?.ok === true ? listed.answer.weighings.filter((one) => one.gathering === id) : [],
    tookPart: tookPart.ok ? tookPart.answer : null,
    attendances: came.ok ? came.answer.attendances : [],
  }
}

export const actions: Actions = {
  follow: ({ fetch, params, request }) => followAction(fetch, request, params.gathering, null),
  open: async ({ fetch, params, request }) => {
    const outcome = await makeClient(fetch)('POST /gatherings/:gathering/open', { params })
    return outcome.ok ? { opened: outcome.answer.code } : refused('open', outcome.problem, await request.formData())
  },
}
