/** The plan on paper, or a place card for every seat. */
import { error, redirect } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import { powersOf } from '$rooms/gathering/stewards.ts'
import { say } from '$words/seats'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const client = makeClient(fetch)
  const me = answered(await client('GET /me'))
  if (!me.isSignedIn) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`)
  if (!powersOf(me).runsClock) error(403, say.onlyStewards())
  const [gathering, seating] = await Promise.all([
    client('GET /gatherings/:gathering', { params }),
    client('GET /gatherings/:gathering/seating', { params }),
  ])
  const sheet = url.searchParams.get('sheet') === 'cards' ? ('cards' as const) : ('plan' as const)
  return { sheet, gathering: answered(gathering), seating: answered(seating) }
}
