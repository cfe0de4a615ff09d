/** A body of government, for anybody: its place, its issues, and when it came. */
import { error } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import { say } from '$words/common'
import { press } from '$line/pressed.ts'
import { BODY_ACTS } from '$rooms/answers/press-body.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params }) => {
  const client = makeClient(fetch)
  const [house, me] = await Promise.all([client('GET /house'), client('GET /me')])
  const { forum } = answered(house)
  if (forum === null) error(404, say.noPageHere())
  const body = answered(await client('GET /forums/:forum/bodies/:body', { params: { forum, body: params.body } }))
  const names = answered(me).roles.includes('administrator')
  const [focalPoints, members] = names
    ? await Promise.all([client('GET /bodies/:body/focal-points', { params }), client('GET /forums/:forum/members', { params: { forum } })])
    : [null, null]
  return {
    body,
    me: answered(me),
    naming:
      focalPoints === null || members === null
        ? null
        : { focalPoints: answered(focalPoints).focalPoints, members: answered(members).members.filter(({ hasLeft }) => !hasLeft) },
  }
}

export const actions: Actions = { press: async (event) => await press(BODY_ACTS, event.params, event) }
