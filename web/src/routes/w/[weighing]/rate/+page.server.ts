/** Weighing on a phone: the share of whoever takes part; without scripts each press is a form. */
import { error, fail, redirect } from '@sveltejs/kit'
import { makeClient } from '$contract/client'
import { answered, choiceOf, textOf } from '$line/answered'
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

export const actions: Actions = {
  default: async ({ params, request, fetch }) => {
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
}
