/** Sheets of tables, typed in line by line. */
import { error, fail, redirect } from '@sveltejs/kit'
import { makeClient, type Client } from '$contract/client.ts'
import { answered, textOf, typedOf } from '$line/answered.ts'
import { newKey } from '$line/random-key.ts'
import { sentenceFor } from '$rooms/gathering/refusal-words.ts'
import { powersOf } from '$rooms/gathering/stewards.ts'
import { fieldName } from '$rooms/photos/adding.ts'
import { linesOfSheet } from '$rooms/paper/lines.ts'
import { say } from '$words/paper'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const client = makeClient(fetch)
  const me = answered(await client('GET /me'))
  if (!me.isSignedIn) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname)}`)
  if (!powersOf(me).remarks) error(403, say.onlyScribes())
  const [gathering, photos] = await Promise.all([
    client('GET /gatherings/:gathering', { params }),
    client('GET /gatherings/:gathering/photos', { params }),
  ])
  const { waiting, photos: shown } = answered(photos)
  const sheets = [...waiting, ...shown].filter(({ subject }) => subject === 'sheet').toSorted((a, b) => b.number - a.number)
  return { me, gathering: answered(gathering), sheets, key: newKey() }
}

export const actions: Actions = {
  default: async ({ fetch, params, request }) => {
    const form = await request.formData()
    const client = makeClient(fetch)
    const { stakeholderGroups } = answered(await client('GET /gatherings/:gathering', { params }))
    const lines = linesOfSheet(textOf(form, 'lines'), stakeholderGroups)
    const photo = form.get('photo')
    const file = photo instanceof File && photo.size > 0 ? photo : null
    if (lines.length === 0 && file === null) return fail(422, refusedWith(form, say.empty()))
    // The photo first: it may be sent again, and is kept once.
    const kept = file === null ? null : await keepSheet(client, params, form, file)
    if (kept !== null && !kept.ok) return fail(kept.problem.status, refusedWith(form, sentenceFor(kept.problem, fieldName)))
    const number = kept?.answer.number ?? null
    if (lines.length === 0) return { sentence: null, numbers: [], photo: number, typed: typedOf(form) }
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
    if (outcome.ok) return { sentence: null, numbers: outcome.answer.numbers, photo: number, typed: typedOf(form) }
    const sentence = sentenceFor(outcome.problem, (field) => (field === 'lines' ? say.fieldLines() : null))
    return fail(outcome.problem.status, refusedWith(form, sentence))
  },
}

async function keepSheet(client: Client, params: { gathering: string }, form: FormData, file: File) {
  const query = { subject: 'sheet' as const, table: textOf(form, 'table'), round: textOf(form, 'round') }
  return await client('POST /gatherings/:gathering/photos', { params, query, file })
}

function refusedWith(form: FormData, sentence: string) {
  return { sentence, numbers: [], photo: null, typed: typedOf(form) }
}
