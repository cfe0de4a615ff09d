/** The town hall for those who lead it: ideas go into the three lists by number. */
import { error, fail, redirect } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import type { Problem } from '$contract/refusals.ts'
import { answered, textOf, typedOf } from '$line/answered.ts'
import { sentenceFor } from '$rooms/gathering/refusal-words.ts'
import { powersOf } from '$rooms/gathering/stewards.ts'
import { say } from '$words/floor'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const client = makeClient(fetch)
  const me = answered(await client('GET /me'))
  if (!me.isSignedIn) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname)}`)
  if (!powersOf(me).remarks) error(403, say.onlyHall())
  const [gathering, lists] = await Promise.all([
    client('GET /gatherings/:gathering', { params }),
    client('GET /gatherings/:gathering/lists', { params }),
  ])
  return { me, gathering: answered(gathering), lists: answered(lists) }
}

const LISTS = ['connected', 'common', 'differing'] as const

export const actions: Actions = {
  put: async ({ fetch, params, request }) => {
    const form = await request.formData()
    const list = LISTS.find((one) => one === textOf(form, 'list')) ?? 'common'
    const other = Number(textOf(form, 'with')) || null
    const outcome = await makeClient(fetch)('POST /gatherings/:gathering/lists', {
      params,
      body: { list, idea: Number(textOf(form, 'idea')) || 0, with: list === 'connected' ? other : null },
    })
    return told(outcome, form)
  },
  out: async ({ fetch, params, request }) => {
    const form = await request.formData()
    const outcome = await makeClient(fetch)('DELETE /gatherings/:gathering/lists/:listed', {
      params: { ...params, listed: textOf(form, 'listed') },
    })
    return told(outcome, form)
  },
}

function told(
  outcome: { readonly ok: true; readonly answer: { readonly entry: number } } | { readonly ok: false; readonly problem: Problem },
  form: FormData,
) {
  if (outcome.ok) return { sentence: null, entry: outcome.answer.entry, typed: {} as Record<string, string> }
  const labels: Record<string, string> = { idea: say.fieldIdea(), with: say.fieldWith() }
  return fail(outcome.problem.status, {
    sentence: sentenceFor(outcome.problem, (field) => labels[field] ?? null),
    entry: null,
    typed: typedOf(form),
  })
}
