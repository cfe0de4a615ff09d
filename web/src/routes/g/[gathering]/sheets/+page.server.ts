/** Sheets of paper for the tables: whoever has no phone writes here. */
import { error, redirect } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import { powersOf } from '$rooms/gathering/stewards.ts'
import { say } from '$words/sheets'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const client = makeClient(fetch)
  const me = answered(await client('GET /me'))
  if (!me.isSignedIn) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`)
  if (!powersOf(me).runsClock) error(403, say.onlyConveners())
  const round = Number(url.searchParams.get('round')) || null
  return { gathering: answered(await client('GET /gatherings/:gathering', { params })), round, address: url.origin }
}
