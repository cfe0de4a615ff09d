/** The own page of somebody who is signed in: roles and passkeys. */
import { redirect } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch }) => {
  const call = makeClient(fetch)
  const me = answered(await call('GET /me'))
  if (!me.isSignedIn) redirect(303, '/sign-in?next=/me')
  const house = answered(await call('GET /house'))
  return { me, hasPasskeys: house.signIn.passkey }
}
