/** The card of a host: what to do now, whom nobody has heard, words for somebody else, and what is handed on. */
import { error, fail } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import type { Problem } from '$contract/refusals.ts'
import { answered, choiceOf, textOf, typedOf } from '$line/answered.ts'
import { newKey } from '$line/random-key.ts'
import { sentenceFor } from '$rooms/gathering/refusal-words.ts'
import { say } from '$words/host'
import { say as photos } from '$words/photos'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params }) => {
  const client = makeClient(fetch)
  const [gathering, card] = await Promise.all([
    client('GET /gatherings/:gathering', { params }),
    client('GET /gatherings/:gathering/host-card', { params }),
  ])
  // Who hosts no table is told how to; everything else that is refused ends here.
  if (!card.ok && card.problem.code !== 'not_host' && card.problem.code !== 'no_seat') error(card.problem.status, card.problem.detail)
  return { gathering: answered(gathering), card: card.ok ? card.answer : null, key: newKey() }
}

export const actions: Actions = {
  put: async ({ fetch, params, request }) => {
    const form = await request.formData()
    const outcome = await makeClient(fetch)('POST /gatherings/:gathering/tables/:table/ideas', {
      params: { ...params, table: textOf(form, 'table') },
      key: textOf(form, 'key'),
      body: { round: textOf(form, 'round'), text: textOf(form, 'text'), stakeholderGroup: choiceOf(form, 'group') },
    })
    if (!outcome.ok) return refusedIn('put', outcome.problem, form)
    return { place: 'put', sentence: null, number: outcome.answer.numbers[0] ?? null, count: 0, typed: {} as Record<string, string> }
  },
  photo: async ({ fetch, params, request }) => {
    const form = await request.formData()
    const photo = form.get('photo')
    if (!(photo instanceof File) || photo.size === 0)
      return fail(422, { place: 'photo', sentence: photos.addNone(), number: null, count: 0, typed: {} as Record<string, string> })
    const outcome = await makeClient(fetch)('POST /gatherings/:gathering/tables/:table/photos', {
      params: { ...params, table: textOf(form, 'table') },
      query: { subject: 'sheet', ...(choiceOf(form, 'round') === null ? {} : { round: textOf(form, 'round') }) },
      file: photo,
    })
    if (!outcome.ok) return refusedIn('photo', outcome.problem, form)
    return { place: 'photo', sentence: null, number: outcome.answer.number, count: 0, typed: {} as Record<string, string> }
  },
  recap: async ({ fetch, params, request }) => {
    const form = await request.formData()
    const ideas = form.getAll('idea').map(Number)
    const outcome = await makeClient(fetch)('PUT /gatherings/:gathering/recap', { params, body: { round: textOf(form, 'round'), ideas } })
    if (!outcome.ok) return refusedIn('recap', outcome.problem, form)
    return { place: 'recap', sentence: null, number: null, count: ideas.length, typed: {} as Record<string, string> }
  },
}

function refusedIn(place: string, problem: Problem, form: FormData) {
  const labels: Record<string, string> = { text: say.fieldText(), ideas: say.fieldIdeas(), photo: photos.fieldPhoto() }
  return fail(problem.status, {
    place,
    sentence: sentenceFor(problem, (field) => labels[field] ?? null),
    number: null,
    count: 0,
    typed: typedOf(form),
  })
}
