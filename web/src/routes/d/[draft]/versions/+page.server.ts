/** Two versions of a draft compared; unless the address says otherwise, the newest with the one before it. */
import { answered } from '$line/answered.ts'
import { loadWording } from '$rooms/drafting/load-wording.ts'
import type { PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const { call, ...data } = await loadWording(fetch, params.draft)
  const newest = data.draft.version
  const asked = url.searchParams
  const from = numberOf(asked.get('from')) ?? Math.max(newest - 1, 1)
  const to = asked.get('to') === 'today' ? null : (numberOf(asked.get('to')) ?? (newest > 1 ? newest : null))
  const comparison =
    newest === 0 ? null : answered(await call('GET /drafts/:draft/comparison', { params, query: { from, ...(to === null ? {} : { to }) } }))
  return { ...data, from, to, comparison, view: asked.get('view') === 'sides' ? ('sides' as const) : ('inline' as const) }
}

function numberOf(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null
}
