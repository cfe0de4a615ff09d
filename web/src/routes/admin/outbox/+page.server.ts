/** Letters of the house, newest first. */
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, setHeaders }) => {
  // Letters hold links that sign somebody in.
  setHeaders({ 'cache-control': 'no-store' })
  return answered(await makeClient(fetch)('GET /house/outbox'))
}
