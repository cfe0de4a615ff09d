/** Amendments to one version. The page works by forms alone. */
import type { AmendmentView } from '$contract/amendments.ts'
import { makeClient } from '$contract/client.ts'
import { answered, choiceOf, textOf } from '$line/answered.ts'
import { newKey } from '$line/random-key.ts'
import { rangeOfWords } from '$rooms/drafting/amendment-range.ts'
import { loadWording } from '$rooms/drafting/load-wording.ts'
import { pressed, refusedForm } from '$rooms/drafting/press-wording.ts'
import { say } from '$words/wording'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const { call, ...data } = await loadWording(fetch, params.draft)
  const asked = url.searchParams
  const version = /^[1-9]\d{0,5}$/.test(asked.get('version') ?? '') ? Number(asked.get('version')) : undefined
  const answer = answered(await call('GET /drafts/:draft/amendments', { params, query: version === undefined ? {} : { version } }))
  return {
    ...data,
    ...answer,
    view: asked.get('view') === 'sides' ? ('sides' as const) : ('inline' as const),
    isDone: asked.has('done'),
  }
}

const OUTCOMES = ['adopted', 'adopted_changed', 'not_adopted'] as const satisfies readonly AmendmentView['state'][]

export const actions: Actions = {
  move: async ({ fetch, params, request, url }) => {
    const form = await request.formData()
    const call = makeClient(fetch)
    const version = Number(textOf(form, 'version'))
    const { clauses } = answered(await call('GET /drafts/:draft/amendments', { params, query: { version } }))
    const range = rangeOfWords(clauses, {
      first: textOf(form, 'first'),
      last: textOf(form, 'last') || textOf(form, 'first'),
      words: textOf(form, 'old'),
      isBehind: textOf(form, 'how') === 'after',
    })
    if (range === 'missing' || range === 'twice')
      return refusedForm('move', form, 422, range === 'missing' ? say.moveOldMissing() : say.moveOldTwice())
    const outcome = await call('POST /drafts/:draft/amendments', {
      params,
      key: textOf(form, 'key') || newKey(),
      body: { version, ...range, text: choiceOf(form, 'text'), reason: textOf(form, 'reason') },
    })
    return pressed('move', form, outcome, url, outcome.ok ? `#a${outcome.answer.number}` : '')
  },
  endorse: async ({ fetch, params, request, url }) => {
    const form = await request.formData()
    const at = { params: { ...params, number: Number(textOf(form, 'of')) } }
    return pressed('endorse', form, await makeClient(fetch)('POST /drafts/:draft/amendments/:number/endorse', at), url)
  },
  withdraw: async ({ fetch, params, request, url }) => {
    const form = await request.formData()
    const at = { params: { ...params, number: Number(textOf(form, 'of')) } }
    return pressed('withdraw', form, await makeClient(fetch)('POST /drafts/:draft/amendments/:number/withdraw', at), url)
  },
  settle: async ({ fetch, params, request, url }) => {
    const form = await request.formData()
    const outcome = OUTCOMES.find((one) => one === textOf(form, 'outcome')) ?? 'not_adopted'
    const expected = form.get('expected')
    const settled = await makeClient(fetch)('POST /drafts/:draft/amendments/:number/settle', {
      params: { ...params, number: Number(textOf(form, 'of')) },
      body: {
        outcome,
        reason: choiceOf(form, 'reason'),
        ...(outcome === 'adopted_changed'
          ? { text: textOf(form, 'text'), ...(typeof expected === 'string' && expected !== '' ? { expected } : {}) }
          : {}),
      },
    })
    return pressed(outcome, form, settled, url)
  },
}
