/** Sheets of tables, typed in line by line. */
import { error, fail, redirect } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import { answered, textOf, typedOf } from '$line/answered.ts'
import { newKey } from '$line/random-key.ts'
import { sentenceFor } from '$rooms/gathering/refusal-words.ts'
import { powersOf } from '$rooms/gathering/stewards.ts'
import { linesOfSheet } from '$rooms/paper/lines.ts'
import { say } from '$words/paper'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const client = makeClient(fetch)
  const me = answered(await client('GET /me'))
  if (!me.isSignedIn) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname)}`)
  if (!powersOf(me).remarks) error(403, say.onlyScribes())
  return { me, gathering: answered(await client('GET /gatherings/:gathering', { params })), key: newKey() }
}

export const actions: Actions = {
  default: async ({ fetch, params, request }) => {
    const form = await request.formData()
    const client = makeClient(fetch)
    const { stakeholderGroups } = answered(await client('GET /gatherings/:gathering', { params }))
    const lines = linesOfSheet(textOf(form, 'lines'), stakeholderGroups)
    if (lines.length === 0) return fail(422, { sentence: say.empty(), numbers: [], typed: typedOf(form) })
    const outcome = await client('POST /gatherings/:gathering/paper', {
      params,
      key: textOf(form, 'key'),
      body: {
        table: textOf(form, 'table'),
        round: textOf(form, 'round'),
        from: textOf(form, 'from') === 'scribe' ? 'scribe' : 'paper',
        lines,
      },
    })
    if (outcome.ok) return { sentence: null, numbers: outcome.answer.numbers, typed: typedOf(form) }
    const sentence = sentenceFor(outcome.problem, (field) => (field === 'lines' ? say.fieldLines() : null))
    return fail(outcome.problem.status, { sentence, numbers: [], typed: typedOf(form) })
  },
}
