/** Administration: only for members who administer, or who convene and import. */
import { error, redirect } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import { say } from '$words/admin'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async ({ fetch, url }) => {
  const call = makeClient(fetch)
  const [house, me] = [answered(await call('GET /house')), answered(await call('GET /me'))]
  if (house.forum === null) redirect(303, '/')
  if (!me.isSignedIn) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname)}`)
  const isAdministrator = me.roles.includes('administrator')
  const mayImport = isAdministrator || me.roles.includes('convener')
  if (!isAdministrator && !(mayImport && url.pathname === '/admin/import')) error(403, say.notAllowedText(), { code: 'not_allowed' })
  const forum = answered(await call('GET /forums/:forum', { params: { forum: house.forum } }))
  return { me, forum, isAdministrator }
}
