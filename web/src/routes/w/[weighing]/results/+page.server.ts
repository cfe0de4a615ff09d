/** What came out of a weighing, for anybody; another rule and one group can be chosen in the address. */
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const call = makeClient(fetch)
  const rule = url.searchParams.get('rule')
  const [results, me] = await Promise.all([
    // What the address says is checked by the contract, which refuses a rule that there is not.
    call('GET /weighings/:weighing/results', { params, query: rule === null || rule === '' ? {} : { rule: rule as never } }),
    call('GET /me'),
  ])
  if (!results.ok && results.problem.code === 'results_later') {
    const weighing = answered(await call('GET /weighings/:weighing', { params }))
    return { results: null, weighing: { slug: weighing.slug, name: weighing.name }, me: answered(me), group: null }
  }
  const view = answered(results)
  return { results: view, weighing: { slug: view.slug, name: view.name }, me: answered(me), group: url.searchParams.get('group') || null }
}
