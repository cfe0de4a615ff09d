/** The trace of an idea for its author, by receipt and without an account. */
import { makeClient } from '$contract/client.ts'
import { fail } from '@sveltejs/kit'
import { sentenceFor } from '$rooms/gathering/refusal-words.ts'
import { answered, textOf } from '$line/answered.ts'
import { roadOf } from '$rooms/trace/road-of.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, setHeaders }) => {
  // A receipt is the author's own; no cache between keeps its address.
  setHeaders({ 'cache-control': 'no-store' })
  const call = makeClient(fetch)
  const receipt = { params: { receipt: params.code } }
  const [trace, me, hiding] = await Promise.all([
    call('GET /receipts/:receipt', receipt),
    call('GET /me'),
    call('GET /receipts/:receipt/hiding', receipt),
  ])
  const found = answered(trace)
  return {
    trace: found,
    me: answered(me),
    ...(await roadOf(call, found)),
    receipt: params.code.toUpperCase(),
    hiding: hiding.ok ? hiding.answer.hiding : null,
  }
}

export const actions: Actions = {
  appeal: async ({ fetch, params, request }) => {
    const text = textOf(await request.formData(), 'text')
    const outcome = await makeClient(fetch)('POST /receipts/:receipt/appeal', { params: { receipt: params.code }, body: { text } })
    return outcome.ok ? { sentence: null } : fail(outcome.problem.status, { sentence: sentenceFor(outcome.problem, () => null) })
  },
}
