/** Weighing on a phone: the share of whoever takes part; without scripts each press is a form. */
import { error, fail, redirect } from '@sveltejs/kit'
import { makeClient } from '$contract/client'
import { answered, choiceOf, textOf } from '$line/answered'
import { newKey } from '$line/random-key'
import type { RateStart } from '$rooms/weigh/rate-page'
import type { Actions, PageServerLoad } from './$types'

/** The script of this page is bundled apart (web/phone-scripts.ts): a phone pays for its own room only. */
export const csr = false

export const load: PageServerLoad = async ({ params, fetch, url }) => {
  const call = makeClient(fetch)
  const [found, given] = await Promise.all([
    call('GET /weighings/:weighing', { params }),
    call('GET /weighings/:weighing/share', { params }),
  ])
  const weighing = answered(found)
  if (!given.ok) {
    if (given.problem.code === 'no_rater') redirect(303, `/w/${weighing.slug}`)
    error(given.problem.status, given.problem.detail, { code: given.problem.code })
  }
  const { slug, name, showing, serverNow } = weighing
  const start: RateStart = { slug, name, showing, serverNow, share: given.answer }
  const look = Number(url.searchParams.get('look') ?? Number.NaN)
  return { start, look: Number.isInteger(look) ? look : null }
}

const REASONS = ['off_topic', 'personal_data', 'attack', 'hate', 'advertising', 'unlawful'] as const

export const actions: Actions = {
  rate: async ({ params, request, fetch }) => {
    const form = await request.formData()
    const rating = { '1': 1, '0': 0, '-1': -1 }[textOf(form, 'rating')]
    const statement = Number(textOf(form, 'statement'))
    if ((rating !== 1 && rating !== 0 && rating !== -1) || !Number.isInteger(statement)) return fail(422, { sentence: '' })
    const isImportant = choiceOf(form, 'important') !== null
    const kept = await makeClient(fetch)('PUT /weighings/:weighing/ratings', {
      params,
      body: { ratings: [{ statement, rating, isImportant }] },
    })
    if (!kept.ok) return fail(kept.problem.status, { sentence: kept.problem.detail })
    redirect(303, `/w/${params.weighing}/rate`)
  },
  write: async ({ params, request, fetch }) => {
    const body = { text: textOf(await request.formData(), 'text') }
    const written = await makeClient(fetch)('POST /weighings/:weighing/own-statements', { params, key: newKey(), body })
    if (!written.ok) return fail(written.problem.status, { sentence: written.problem.detail })
    redirect(303, `/w/${params.weighing}/rate`)
  },
  report: async ({ params, request, fetch }) => {
    const form = await request.formData()
    const reason = REASONS.find((one) => one === textOf(form, 'reason')) ?? 'off_topic'
    const number = Number(textOf(form, 'statement'))
    const reported = await makeClient(fetch)('POST /weighings/:weighing/statements/:number/reports', {
      params: { ...params, number },
      body: { reason },
    })
    if (!reported.ok) return fail(reported.problem.status, { sentence: reported.problem.detail })
    redirect(303, `/w/${params.weighing}/rate`)
  },
}
