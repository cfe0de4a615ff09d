/** Where all ideas of a gathering went, for anybody. */
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params }) => {
  const call = makeClient(fetch)
  const [map, gathering, me] = await Promise.all([
    call('GET /gatherings/:gathering/map', { params }),
    call('GET /gatherings/:gathering', { params }),
    call('GET /me'),
  ])
  return { map: answered(map), gathering: answered(gathering), me: answered(me) }
}
