/** Suggestions on a draft. The page works by forms alone. */
import { makeClient } from '$contract/client.ts'
import { answered, choiceOf, textOf } from '$line/answered.ts'
import { newKey } from '$line/random-key.ts'
import { loadWording } from '$rooms/drafting/load-wording.ts'
import { pressed } from '$rooms/drafting/press-wording.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

const ACTS = ['replace', 'insert', 'delete'] as const

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const { call, ...data } = await loadWording(fetch, params.draft)
  const { suggestions, open } = answered(await call('GET /drafts/:draft/suggestions', { params, query: {} }))
  const asked = url.searchParams
  const again = suggestions.find(({ number }) => String(number) === asked.get('again')) ?? null
  const act = again?.act ?? ACTS.find((one) => one === asked.get('act')) ?? null
  const clause = data.draft.clauses.find(({ id }) => id === (again?.clause ?? asked.get('clause'))) ?? null
  return {
    ...data,
    suggestions,
    open,
    // What is being suggested, where the address says so. Other words and a deletion need a clause that is there.
    making: act === null || (clause === null && act !== 'insert') ? null : { act, clause, text: again?.wayOn ?? again?.text ?? null },
    view: asked.get('view') === 'sides' ? ('sides' as const) : ('inline' as const),
    isDone: asked.has('done'),
  }
}

export const actions: Actions = {
  suggest: async ({ fetch, params, request, url }) => {
    const form = await request.formData()
    const act = ACTS.find((one) => one === textOf(form, 'act')) ?? 'replace'
    const expected = form.get('expected')
    const outcome = await makeClient(fetch)('POST /drafts/:draft/suggestions', {
      params,
      key: textOf(form, 'key') || newKey(),
      body: {
        act,
        clause: choiceOf(form, 'clause'),
        ...(act !== 'insert' && typeof expected === 'string' ? { expected } : {}),
        ...(act === 'delete' ? {} : { text: textOf(form, 'text') }),
        kind: textOf(form, 'kind') === 'preamble' ? 'preamble' : 'operative',
        reason: choiceOf(form, 'reason'),
      },
    })
    return pressed('suggest', form, outcome, url, outcome.ok ? `#s${outcome.answer.number}` : '')
  },
  accept: async ({ fetch, params, request, url }) => {
    const form = await request.formData()
    const at = { params: { ...params, number: Number(textOf(form, 'of')) } }
    return pressed('accept', form, await makeClient(fetch)('POST /drafts/:draft/suggestions/:number/accept', at), url)
  },
  reject: async ({ fetch, params, request, url }) => {
    const form = await request.formData()
    const at = { params: { ...params, number: Number(textOf(form, 'of')) }, body: { reason: textOf(form, 'reason') } }
    return pressed('reject', form, await makeClient(fetch)('POST /drafts/:draft/suggestions/:number/reject', at), url)
  },
  withdraw: async ({ fetch, params, request, url }) => {
    const form = await request.formData()
    const at = { params: { ...params, number: Number(textOf(form, 'of')) } }
    return pressed('withdraw', form, await makeClient(fetch)('POST /drafts/:draft/suggestions/:number/withdraw', at), url)
  },
}
