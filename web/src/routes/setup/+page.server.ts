/** First start: the one-time link of the terminal makes the forum and its first administrator. */
import { redirect } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import { refused, textOf } from '$line/answered.ts'
import { timeZones } from '$line/time-zones.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, url, setHeaders }) => {
  // The address holds a secret: nobody between keeps it.
  setHeaders({ 'cache-control': 'no-store' })
  const token = url.searchParams.get('token') ?? ''
  if (token === '') return { token, zones: [], state: 'missing' as const }
  const asked = await makeClient(fetch)('GET /house/setup/:token', { params: { token } })
  if (asked.ok) return { token, zones: timeZones(), state: 'open' as const }
  return { token, zones: [], state: asked.problem.code === 'house_already_open' ? ('already' as const) : ('spent' as const) }
}

export const actions: Actions = {
  default: async ({ fetch, request }) => {
    const form = await request.formData()
    const purpose = textOf(form, 'purpose')
    const body = {
      token: textOf(form, 'token'),
      forumName: textOf(form, 'forumName'),
      timeZone: textOf(form, 'timeZone'),
      name: textOf(form, 'name'),
      email: textOf(form, 'email'),
      ...(purpose === '' ? {} : { purpose }),
    }
    const opened = await makeClient(fetch)('POST /house/open', { body })
    if (!opened.ok) return refused('open', opened.problem, form)
    redirect(303, opened.answer.signInPath)
  },
}
