/** Remarks by clause. The page works by forms alone; whoever has no account is known again by a cookie of this draft. */
import { makeClient } from '$contract/client.ts'
import { answered, choiceOf, textOf } from '$line/answered.ts'
import { newKey } from '$line/random-key.ts'
import { loadWording } from '$rooms/drafting/load-wording.ts'
import { pressed } from '$rooms/drafting/press-wording.ts'
import type { REASONS } from '$rooms/drafting/wording-words.ts'
import { powersOf } from '$rooms/gathering/stewards.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const { call, ...data } = await loadWording(fetch, params.draft)
  const number = data.draft.version
  const [remarks, version] = await Promise.all([
    call('GET /drafts/:draft/remarks', { params, query: {} }),
    number === 0 ? null : call('GET /drafts/:draft/versions/:number', { params: { ...params, number } }),
  ])
  return {
    ...data,
    remarks: answered(remarks).remarks,
    clauses: version === null ? [] : answered(version).texts,
    moderates: powersOf(data.me).runsClock,
    isDone: url.searchParams.has('done'),
  }
}

const REASON_KEYS = [
  'personal_data',
  'attack',
  'hate',
  'advertising',
  'unlawful',
  'off_topic',
  'asked_by_author',
] as const satisfies readonly (keyof typeof REASONS)[]

export const actions: Actions = {
  remark: async ({ fetch, params, request, url }) => {
    const form = await request.formData()
    const clause = textOf(form, 'of')
    const outcome = await makeClient(fetch)('POST /drafts/:draft/remarks', {
      params,
      key: textOf(form, 'key') || newKey(),
      // As it was written: white space at the ends is part of it.
      body: { clause, text: verbatim(form, 'text'), stakeholderGroup: choiceOf(form, 'group') },
    })
    return pressed('remark', form, outcome, url, `#c${clause}`)
  },
  hide: async ({ fetch, params, request, url }) => {
    const form = await request.formData()
    const reason = REASON_KEYS.find((one) => one === textOf(form, 'reason')) ?? 'off_topic'
    const at = { params: { ...params, number: Number(textOf(form, 'of')) }, body: { reason } }
    return pressed('hide', form, await makeClient(fetch)('POST /drafts/:draft/remarks/:number/hide', at), url)
  },
  restore: async ({ fetch, params, request, url }) => {
    const form = await request.formData()
    const at = { params: { ...params, number: Number(textOf(form, 'of')) } }
    return pressed('restore', form, await makeClient(fetch)('POST /drafts/:draft/remarks/:number/restore', at), url)
  },
}

function verbatim(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
