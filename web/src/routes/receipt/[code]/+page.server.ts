/** The trace of an idea for its author, by receipt and without an account. */
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import { groupOf } from '$rooms/trace/group-of.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, setHeaders }) => {
  // A receipt is the author's own; no cache between keeps its address.
  setHeaders({ 'cache-control': 'no-store' })
  const call = makeClient(fetch)
  const [trace, me] = await Promise.all([call('GET /receipts/:receipt', { params: { receipt: params.code } }), call('GET /me')])
  const found = answered(trace)
  return { trace: found, me: answered(me), group: await groupOf(call, found), receipt: params.code.toUpperCase() }
}
