/** The room: the gathering with its newest ideas, and what those who run it can do. */
import { error, fail, redirect } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import { pressClock } from '$rooms/console/press-clock.ts'
import type { Problem } from '$contract/refusals.ts'
import { answered, textOf, typedOf } from '$line/answered.ts'
import { sentenceFor } from '$rooms/gathering/refusal-words.ts'
import { powersOf } from '$rooms/gathering/stewards.ts'
import { say } from '$words/console'
import type { Actions, PageServerLoad } from './$types'

/** Newest ideas that the page comes with. */
const NEWEST = 20

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const client = makeClient(fetch)
  const me = answered(await client('GET /me'))
  if (!me.isSignedIn) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname)}`)
  const powers = powersOf(me)
  if (!powers.remarks) error(403, say.onlyStewards())
  const [gathering, newest, desk] = await Promise.all([
    client('GET /gatherings/:gathering', { params }),
    client('GET /gatherings/:gathering/ideas', { params, query: { newest: true, limit: NEWEST } }),
    client('GET /gatherings/:gathering/console', { params }),
  ])
  return { me, powers, gathering: answered(gathering), newest: answered(newest).ideas, desk: answered(desk) }
}

export const actions: Actions = {
  clock: async ({ fetch, params, request }) => {
    const form = await request.formData()
    const outcome = await pressClock(makeClient(fetch), params, form)
    return outcome.ok ? done('clock', null) : refusal('clock', outcome.problem, form)
  },
  open: async ({ fetch, params, request }) => {
    const outcome = await makeClient(fetch)('POST /gatherings/:gathering/open', { params })
    return outcome.ok ? done('doors', outcome.answer.entry) : refusal('doors', outcome.problem, await request.formData())
  },
  close: async ({ fetch, params, request }) => {
    const outcome = await makeClient(fetch)('POST /gatherings/:gathering/close', { params })
    return outcome.ok ? done('doors', outcome.answer.entry) : refusal('doors', outcome.problem, await request.formData())
  },
  remark: async ({ fetch, params, request }) => {
    const form = await request.formData()
    const about = textOf(form, 'about') === 'process' ? 'process' : 'questions'
    const outcome = await makeClient(fetch)('POST /gatherings/:gathering/remarks', { params, body: { about, text: textOf(form, 'text') } })
    return outcome.ok ? done('remark', outcome.answer.entry) : refusal('remark', outcome.problem, form)
  },
}

type Place = 'clock' | 'doors' | 'remark'

function done(place: Place, entry: number | null) {
  return { place, sentence: null, entry, typed: {} as Record<string, string> }
}

function refusal(place: Place, problem: Problem, form: FormData) {
  return fail(problem.status, {
    place,
    sentence: sentenceFor(problem, (field) => (field === 'text' ? say.remarkText() : null)),
    entry: null,
    typed: typedOf(form),
  })
}
