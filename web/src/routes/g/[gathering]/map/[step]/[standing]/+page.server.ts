/** The ideas behind one figure of the map. */
import { error } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import { isPlace } from '$rooms/map/place.ts'
import { say } from '$words/map'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const { gathering } = params
  const place = { step: params.step, standing: params.standing }
  if (!isPlace(place)) error(404, say.noPlace())
  const after = Number(url.searchParams.get('after') ?? 0)
  const call = makeClient(fetch)
  const [list, held, me] = await Promise.all([
    call('GET /gatherings/:gathering/map/:step/:standing', {
      params: { gathering, ...place },
      query: { after: Number.isSafeInteger(after) && after > 0 ? after : 0 },
    }),
    call('GET /gatherings/:gathering', { params: { gathering } }),
    call('GET /me'),
  ])
  return { ...place, list: answered(list), gathering: answered(held), me: answered(me) }
}
