/** Issues of the forum; conveners raise one here. */
import { redirect } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import { answered, choiceOf, refused, textOf } from '$line/answered.ts'
import { powersOf } from '$rooms/gathering/stewards.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch }) => {
  const call = makeClient(fetch)
  const house = answered(await call('GET /house'))
  if (house.forum === null) redirect(303, '/')
  const params = { forum: house.forum }
  const [listed, found, me] = await Promise.all([
    call('GET /forums/:forum/issues', { params }),
    call('GET /forums/:forum', { params }),
    call('GET /me'),
  ])
  const forum = answered(found)
  return {
    me: answered(me),
    convenes: powersOf(answered(me)).convenes,
    forumName: forum.name,
    bodies: forum.bodies,
    issues: answered(listed).issues,
  }
}

export const actions: Actions = {
  default: async ({ fetch, request }) => {
    const form = await request.formData()
    const call = makeClient(fetch)
    const { forum } = answered(await call('GET /house'))
    const raised = await call('POST /forums/:forum/issues', {
      params: { forum: forum ?? '' },
      body: { title: textOf(form, 'title'), body: choiceOf(form, 'body') },
    })
    if (!raised.ok) return refused('raise', raised.problem, form)
    redirect(303, `/issues/${raised.answer.id}/edit`)
  },
}
