/** The record, page by page: the newest entries first looked at, or those after a number, of all or of one gathering. */
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import type { PageServerLoad } from './$types'

/** Entries of one page of the record: a few screens of a table. */
const ENTRIES_SHOWN = 50

export const load: PageServerLoad = async ({ fetch, url }) => {
  const call = makeClient(fetch)
  const [house, me, head] = [answered(await call('GET /house')), answered(await call('GET /me')), answered(await call('GET /ledger/head'))]
  const listed = house.forum === null ? null : await call('GET /forums/:forum/gatherings', { params: { forum: house.forum } })
  const gatherings = listed === null ? [] : answered(listed).gatherings.map(({ id, slug, title }) => ({ id, slug, title: title ?? '' }))
  const gathering = gatherings.find((one) => one.slug === url.searchParams.get('gathering')) ?? null
  const after = afterOf(url.searchParams.get('after'), gathering === null ? Math.max(0, head.seq - ENTRIES_SHOWN) : 0)
  const page = answered(
    await call('GET /ledger', { query: { after, limit: ENTRIES_SHOWN, ...(gathering === null ? {} : { gathering: gathering.id }) } }),
  )
  return { me, head, gatherings, gathering, after, entries: page.entries, next: page.next, size: ENTRIES_SHOWN }
}

function afterOf(asked: string | null, otherwise: number): number {
  const after = Number(asked ?? Number.NaN)
  return Number.isSafeInteger(after) && after >= 0 ? after : otherwise
}
