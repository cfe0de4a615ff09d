/** After the forum was opened: the first things an administrator may want. */
import { redirect } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch }) => {
  const call = makeClient(fetch)
  const house = answered(await call('GET /house'))
  if (!house.isOpen) redirect(303, '/')
  return { me: answered(await call('GET /me')), hasPasskeys: house.signIn.passkey }
}

export const actions: Actions = {
  demo: async ({ fetch }) => {
    const { slug } = answered(await makeClient(fetch)('POST /house/demo'))
    redirect(303, `/g/${slug}`)
  },
}
