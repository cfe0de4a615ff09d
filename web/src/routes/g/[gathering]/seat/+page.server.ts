/** Why a participant sits where they sit; and what they speak, leaving, and coming back. */
import { fail } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import type { Problem } from '$contract/refusals.ts'
import { answered, textOf, textsOf } from '$line/answered.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params }) => {
  const client = makeClient(fetch)
  const [gathering, seat, reasons] = await Promise.all([
    client('GET /gatherings/:gathering', { params }),
    client('GET /gatherings/:gathering/seat', { params }),
    client('GET /gatherings/:gathering/seat/reasons', { params }),
  ])
  return { gathering: answered(gathering), seat: answered(seat), reasons: answered(reasons) }
}

export const actions: Actions = {
  leave: async ({ fetch, params }) => told(await makeClient(fetch)('POST /gatherings/:gathering/seat/leave', { params })),
  host: async ({ fetch, params, request }) => {
    const table = textOf(await request.formData(), 'table')
    return told(await makeClient(fetch)('POST /gatherings/:gathering/tables/:table/host/offer', { params: { ...params, table } }))
  },
  languages: async ({ fetch, params, request }) => {
    const languages = textsOf(await request.formData(), 'language')
    return told(await makeClient(fetch)('PUT /gatherings/:gathering/seat/languages', { params, body: { languages } }))
  },
  return: async ({ fetch, params }) => told(await makeClient(fetch)('POST /gatherings/:gathering/seat/return', { params })),
}

function told(outcome: { readonly ok: true } | { readonly ok: false; readonly problem: Problem }) {
  return outcome.ok ? { sentence: null } : fail(outcome.problem.status, { sentence: outcome.problem.detail })
}
