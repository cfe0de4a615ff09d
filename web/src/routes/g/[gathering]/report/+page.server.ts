/** The report of a gathering, for anybody. */
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const call = makeClient(fetch)
  const [report, me] = await Promise.all([
    call('GET /gatherings/:gathering/report', { params: { gathering: params.gathering } }),
    call('GET /me'),
  ])
  const found = answered(report)
  const base = `/g/${found.slug}`
  return {
    report: found,
    me: answered(me),
    address: `${url.origin}/g/${found.slug}/report`,
    downloads: { markdown: `${base}/report.md`, json: `${base}/report.json`, record: `${base}/record.json`, poster: `${base}/poster.svg` },
  }
}
