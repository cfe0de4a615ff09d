/** Why a participant sits where they sit. */
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params }) => {
  const client = makeClient(fetch)
  const [gathering, reasons] = await Promise.all([
    client('GET /gatherings/:gathering', { params }),
    client('GET /gatherings/:gathering/seat/reasons', { params }),
  ])
  return { gathering: answered(gathering), reasons: answered(reasons) }
}
