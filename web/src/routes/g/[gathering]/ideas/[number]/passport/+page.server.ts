/** The passport of an idea, for anybody. */
import { error } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import { roadOf } from '$rooms/trace/road-of.ts'
import { say } from '$words/common'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const number = Number(params.number)
  if (!Number.isSafeInteger(number) || number < 1) error(404, say.noPageHere())
  const call = makeClient(fetch)
  const trace = answered(await call('GET /gatherings/:gathering/ideas/:number', { params: { gathering: params.gathering, number } }))
  return {
    trace,
    ...(await roadOf(call, trace)),
    address: `${url.origin}/g/${trace.gatheringSlug}/ideas/${number}`,
    printedAt: new Date().toISOString(),
  }
}
