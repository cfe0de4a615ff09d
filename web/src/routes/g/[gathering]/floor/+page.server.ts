/** The town hall for those who lead it: who speaks and who is next, and ideas into the three lists by number. */
import { error, fail, redirect } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import type { Problem } from '$contract/refusals.ts'
import { answered, choiceOf, textOf, typedOf } from '$line/answered.ts'
import { newKey } from '$line/random-key.ts'
import { pressFloor } from '$rooms/floor/press-floor.ts'
import { veilAfter } from '$rooms/floor/press-veil.ts'
import { sentenceFor } from '$rooms/gathering/refusal-words.ts'
import { powersOf } from '$rooms/gathering/stewards.ts'
import { say } from '$words/floor'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const client = makeClient(fetch)
  const me = answered(await client('GET /me'))
  if (!me.isSignedIn) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname)}`)
  const powers = powersOf(me)
  if (!powers.remarks) error(403, say.onlyHall())
  const [gathering, lists, desk] = await Promise.all([
    client('GET /gatherings/:gathering', { params }),
    client('GET /gatherings/:gathering/lists', { params }),
    client('GET /gatherings/:gathering/floor/desk', { params }),
  ])
  // The key of the form for somebody without a phone: pressing twice raises one hand.
  return { me, powers, gathering: answered(gathering), lists: answered(lists), desk: answered(desk), key: newKey() }
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
    return told('lists', outcome, form)
  },
  out: async ({ fetch, params, request }) => {
    const form = await request.formData()
    const outcome = await makeClient(fetch)('DELETE /gatherings/:gathering/lists/:listed', {
      params: { ...params, listed: textOf(form, 'listed') },
    })
    return told('lists', outcome, form)
  },
  floor: async ({ fetch, params, request }) => {
    const form = await request.formData()
    const outcome = await pressFloor(makeClient(fetch), params, form)
    return outcome === null
      ? fail(422, { place: 'floor' as const, sentence: null, entry: null, typed: {} as Record<string, string> })
      : told('floor', outcome, form)
  },
  raise: async ({ fetch, params, request }) => {
    const form = await request.formData()
    const outcome = await makeClient(fetch)('POST /gatherings/:gathering/hands', {
      params,
      key: textOf(form, 'key'),
      body: { stakeholderGroup: choiceOf(form, 'group'), modality: textOf(form, 'modality') === 'online' ? 'online' : 'room' },
    })
    return told('raise', outcome, form)
  },
  remark: async ({ fetch, params, request }) => {
    const form = await request.formData()
    const outcome = await makeClient(fetch)('POST /gatherings/:gathering/remarks', {
      params,
      body: {
        about: textOf(form, 'about') === 'process' ? 'process' : 'questions',
        text: textOf(form, 'text'),
        hand: textOf(form, 'hand'),
      },
    })
    return told('remark', outcome, form)
  },
  veil: async ({ fetch, params, request }) => {
    const form = await request.formData()
    const outcome = await makeClient(fetch)('PUT /gatherings/:gathering/veil', { params, body: veilAfter(form) })
    return told('veil', outcome, form)
  },
  slot: async ({ fetch, params, request }) => {
    const form = await request.formData()
    const outcome = await makeClient(fetch)('PUT /gatherings/:gathering/floor/slot', {
      params,
      body: { seconds: Number(textOf(form, 'seconds')) || 0 },
    })
    return told('slot', outcome, form)
  },
}

type Place = 'lists' | 'floor' | 'raise' | 'slot' | 'veil' | 'remark'

function told(
  place: Place,
  outcome: { readonly ok: true; readonly answer: { readonly entry: number } } | { readonly ok: false; readonly problem: Problem },
  form: FormData,
) {
  if (outcome.ok) return { place, sentence: null, entry: outcome.answer.entry, typed: {} as Record<string, string> }
  const labels: Record<string, string> = {
    idea: say.fieldIdea(),
    with: say.fieldWith(),
    stakeholderGroup: say.group(),
    text: say.remarkOf(),
  }
  return fail(outcome.problem.status, {
    place,
    sentence: sentenceFor(outcome.problem, (field) => labels[field] ?? null),
    entry: null,
    typed: typedOf(form),
  })
}
