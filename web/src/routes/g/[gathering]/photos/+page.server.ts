/** Photos of a gathering: the public ones for everybody; adding, describing, publishing and taking down for those who run it. */
import { fail } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import type { Problem } from '$contract/refusals.ts'
import { PHOTO_REASONS } from '../../../../../../core/photos/publishing.ts'
import { answered, textOf, typedOf } from '$line/answered.ts'
import { sentenceFor } from '$rooms/gathering/refusal-words.ts'
import { addingOf, fieldName } from '$rooms/photos/adding.ts'
import type { PhotoFormResult } from '$rooms/photos/photo-form.ts'
import { say } from '$words/photos'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async ({ fetch, params }) => {
  const client = makeClient(fetch)
  const [photos, gathering, me] = await Promise.all([
    client('GET /gatherings/:gathering/photos', { params }),
    client('GET /gatherings/:gathering', { params }),
    client('GET /me'),
  ])
  return { photos: answered(photos), gathering: answered(gathering), me: answered(me) }
}

export const actions: Actions = {
  add: async ({ fetch, params, request }) => {
    const form = await request.formData()
    const { files, query } = addingOf(form)
    if (files.length === 0) return fail(422, result(form, 'add', { sentence: say.addNone() }))
    for (const file of files) {
      const sent = await makeClient(fetch)('POST /gatherings/:gathering/photos', { params, query, file })
      if (!sent.ok) return refusedBy(form, 'add', sent.problem)
    }
    return result(form, 'add', { done: say.added({ count: files.length }) })
  },
  describe: async (event) => {
    const { form, client, at, number } = await photoOf(event)
    const kept = await client('PUT /gatherings/:gathering/photos/:number/alternative', { params: at, body: { text: textOf(form, 'text') } })
    if (!kept.ok) return refusedBy(form, 'describe', kept.problem)
    if (textOf(form, 'act') !== 'publish') return result(form, 'describe', { done: say.textKept({ number }) })
    const body = { everybodyAgreed: textOf(form, 'agreed') === 'yes' }
    const shown = await client('POST /gatherings/:gathering/photos/:number/publish', { params: at, body })
    return shown.ok ? result(form, 'publish', { done: say.published({ number }) }) : refusedBy(form, 'describe', shown.problem)
  },
  takeDown: async (event) => {
    const { form, client, at, number } = await photoOf(event)
    const gone = await client('POST /gatherings/:gathering/photos/:number/take-down', { params: at, body: { reason: reasonOf(form) } })
    return gone.ok ? result(form, 'takeDown', { done: say.takenDown({ number }) }) : refusedBy(form, 'takeDown', gone.problem)
  },
  restore: async (event) => {
    const { form, client, at, number } = await photoOf(event)
    const back = await client('POST /gatherings/:gathering/photos/:number/restore', { params: at })
    return back.ok ? result(form, 'restore', { done: say.restored({ number }) }) : refusedBy(form, 'restore', back.problem)
  },
  keep: async (event) => {
    const { form, client, at, number } = await photoOf(event)
    const kept = await client('POST /gatherings/:gathering/photos/:number/keep', { params: at })
    return kept.ok ? result(form, 'keep', { done: say.kept({ number }) }) : refusedBy(form, 'keep', kept.problem)
  },
  ask: async (event) => {
    const { form, client, at } = await photoOf(event)
    const body = { reason: reasonOf(form), note: textOf(form, 'note') }
    const asked = await client('POST /gatherings/:gathering/photos/:number/reports', { params: at, body })
    return asked.ok ? result(form, 'ask', { done: say.asked() }) : refusedBy(form, 'ask', asked.problem)
  },
}

async function photoOf({ fetch, params, request }: RequestEvent) {
  const form = await request.formData()
  const number = Number(textOf(form, 'number')) || 0
  return { form, number, client: makeClient(fetch), at: { ...params, number } }
}

function reasonOf(form: FormData): (typeof PHOTO_REASONS)[number] {
  return PHOTO_REASONS.find((reason) => reason === form.get('reason')) ?? PHOTO_REASONS[0]
}

function result(form: FormData, action: string, became: Partial<Pick<PhotoFormResult, 'sentence' | 'done'>>): PhotoFormResult {
  return { action, number: Number(textOf(form, 'number')) || 0, sentence: null, done: null, ...became, typed: typedOf(form) }
}

function refusedBy(form: FormData, action: string, problem: Problem) {
  return fail(problem.status, result(form, action, { sentence: sentenceFor(problem, fieldName) }))
}
