/** What a focal point owes, sorted by days left. */
import { error, redirect } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import { answered, textOf } from '$line/answered.ts'
import { press, type Press } from '$line/pressed.ts'
import { say } from '$words/common'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, url }) => {
  const call = makeClient(fetch)
  const [house, me] = await Promise.all([call('GET /house'), call('GET /me')])
  if (!answered(me).isSignedIn) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname)}`)
  const { forum } = answered(house)
  if (forum === null) error(404, say.noPageHere())
  const at = { params: { forum } }
  const [desk, held] = await Promise.all([call('GET /forums/:forum/desk', at), call('GET /forums/:forum', at)])
  return { desk: answered(desk), forumName: answered(held).name, me: answered(me) }
}

const DESK_ACTS: Readonly<Record<string, Press<null>>> = {
  letters: async (call, _at, form) => {
    const { forum } = answered(await call('GET /house'))
    const body = { wantsLetters: textOf(form, 'wants') === 'yes' }
    return await call('PUT /forums/:forum/desk/letters', { params: { forum: forum ?? '' }, body })
  },
}

export const actions: Actions = { press: async (event) => await press(DESK_ACTS, null, event) }
