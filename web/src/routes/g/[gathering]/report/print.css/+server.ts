/** The style sheet of the printed report: its running heads carry the title, so it is made for each gathering. */
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import { spaced } from '$parts/figures.ts'
import { printStyle } from '$rooms/report/print-style.ts'
import { say } from '$words/report'
import { symbolOf } from '$rooms/report/report-parts.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ fetch, params, url }) => {
  const report = answered(await makeClient(fetch)('GET /gatherings/:gathering/report', { params: { gathering: params.gathering } }))
  const foot = `${say.asOf({ entry: spaced(report.version) })}, ${url.host}/g/${report.slug}/report`
  const style = printStyle({
    symbol: symbolOf(report),
    title: say.runningTitle({ title: report.title ?? '' }),
    foot,
    posterFoot: `4 ${say.sectionPoster()}, ${say.posterAlso()}`,
    of: say.pageOf(),
  })
  return new Response(style, { headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' } })
}
