/** Balance of a gathering, for those who run it. */
import { error, redirect } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import { powersOf } from '$rooms/gathering/stewards.ts'
import { say } from '$words/balance'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const call = makeClient(fetch)
  const me = answered(await call('GET /me'))
  if (!me.isSignedIn) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname)}`)
  if (!powersOf(me).remarks) error(403, say.only())
  const [gathering, balance] = await Promise.all([
    call('GET /gatherings/:gathering', { params }),
    call('GET /gatherings/:gathering/balance', { params }),
  ])
  return { me, gathering: answered(gathering), balance: answered(balance) }
}
