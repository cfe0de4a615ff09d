/** Weighings of the forum, or of one gathering. */
import { makeClient } from '$contract/client'
import { answered } from '$line/answered'
import { powersOf } from '$rooms/gathering/stewards.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, url }) => {
  const call = makeClient(fetch)
  const [me, house] = [answered(await call('GET /me')), answered(await call('GET /house'))]
  const slug = url.searchParams.get('gathering')
  const [listed, found] = await Promise.all([
    call('GET /forums/:forum/weighings', { params: { forum: house.forum ?? '' } }),
    slug === null ? null : call('GET /gatherings/:gathering', { params: { gathering: slug } }),
  ])
  const gathering = found === null ? null : answered(found)
  return {
    me,
    convenes: powersOf(me).convenes,
    gathering: gathering === null ? null : { slug: gathering.slug, title: gathering.title },
    weighings: answered(listed).weighings.filter((one) => gathering === null || one.gathering === gathering.id),
  }
}
