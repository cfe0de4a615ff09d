/** All ideas of one participant: from the phone with the seat at once; by the link once the page is open, since what stands behind the # never leaves the device. */
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, setHeaders }) => {
  // The page is one person's own; no cache between keeps it, and no other site is told where it was opened.
  setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
  const call = makeClient(fetch)
  const [mine, me] = await Promise.all([call('GET /gatherings/:gathering/my-receipts', { params }), call('GET /me')])
  // Whoever has no seat is told the same, whatever the gathering.
  return { receipts: mine.ok ? mine.answer : null, me: answered(me), slug: params.gathering }
}
