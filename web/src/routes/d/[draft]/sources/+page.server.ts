/** What each clause rests on, and what is not taken up yet. The page works by forms alone. */
import type { SourceAsked } from '$contract/clause-sources.ts'
import { makeClient } from '$contract/client.ts'
import { answered, choiceOf, textOf } from '$line/answered.ts'
import { newKey } from '$line/random-key.ts'
import { loadWording } from '$rooms/drafting/load-wording.ts'
import { pressed } from '$rooms/drafting/press-wording.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const { call, ...data } = await loadWording(fetch, params.draft)
  const asked = url.searchParams
  const clause = data.draft.clauses.find(({ id }) => id === asked.get('clause')) ?? null
  const q = (asked.get('q') ?? '').trim()
  const [sources, taken, found] = await Promise.all([
    call('GET /drafts/:draft/sources', { params }),
    call('GET /drafts/:draft/taken-up', { params }),
    clause === null || q === '' || data.draft.me === null ? null : call('GET /drafts/:draft/citable', { params, query: { q } }),
  ])
  return {
    ...data,
    sources: answered(sources).sources,
    taken: answered(taken),
    citing: clause === null ? null : { clause: clause.id, q, found: found?.ok === true ? found.answer.found : null },
    isDone: asked.has('done'),
  }
}

export const actions: Actions = {
  cite: async ({ fetch, params, request, url }) => {
    const form = await request.formData()
    const clause = textOf(form, 'clause')
    const outcome = await makeClient(fetch)('POST /drafts/:draft/clauses/:clause/sources', {
      params: { ...params, clause },
      key: newKey(),
      body: { source: sourceOf(form), reason: choiceOf(form, 'reason') },
    })
    return pressed('cite', form, outcome, url, `#c${clause}`)
  },
  withdraw: async ({ fetch, params, request, url }) => {
    const form = await request.formData()
    const at = { params: { ...params, source: textOf(form, 'of') } }
    return pressed('withdraw', form, await makeClient(fetch)('POST /drafts/:draft/sources/:source/withdraw', at), url)
  },
  leave: async ({ fetch, params, request, url }) => {
    const form = await request.formData()
    const body = { weighing: textOf(form, 'weighing'), statement: Number(textOf(form, 'statement')), reason: textOf(form, 'reason') }
    return pressed('leave', form, await makeClient(fetch)('POST /drafts/:draft/left-out', { params, body }), url, '#taken')
  },
}

function sourceOf(form: FormData): SourceAsked {
  const kind = textOf(form, 'kind')
  if (kind === 'theme') return { kind, theme: textOf(form, 'theme') }
  if (kind === 'statement') return { kind, weighing: textOf(form, 'weighing'), statement: Number(textOf(form, 'number')) }
  return { kind: 'idea', idea: textOf(form, 'idea') }
}
