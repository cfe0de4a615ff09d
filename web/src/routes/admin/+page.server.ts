/** Overview of the administration: is anything broken, is the record whole, and what the forum is called. */
import { redirect } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import { answered, refused, textOf } from '$line/answered.ts'
import { timeZones } from '$line/time-zones.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch }) => {
  const { health } = answered(await makeClient(fetch)('GET /house/settings'))
  return { health, zones: timeZones() }
}

export const actions: Actions = {
  verify: async ({ fetch }) => ({ form: 'verify', report: answered(await makeClient(fetch)('POST /house/verify')) }),
  demo: async ({ fetch }) => {
    const { slug } = answered(await makeClient(fetch)('POST /house/demo'))
    redirect(303, `/g/${slug}`)
  },
  forum: async ({ fetch, request }) => {
    const form = await request.formData()
    const body = { name: textOf(form, 'name'), purpose: textOf(form, 'purpose'), timeZone: textOf(form, 'timeZone') }
    const changed = await makeClient(fetch)('PATCH /forums/:forum', { params: { forum: textOf(form, 'forum') }, body })
    return changed.ok ? { form: 'forum', entry: changed.answer.entry } : refused('forum', changed.problem, form)
  },
}
