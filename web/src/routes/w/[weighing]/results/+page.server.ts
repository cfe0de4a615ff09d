/** What came out of a weighing, for anybody; another rule and one group can be chosen in the address. */
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const call = makeClient(fetch)
  const rule = url.searchParams.get('rule')
  const [results, me, own] = await Promise.all([
    // What the address says is checked by the contract, which refuses a rule that there is not.
    call('GET /weighings/:weighing/results', { params, query: rule === null || rule === '' ? {} : { rule: rule as never } }),
    call('GET /me'),
    // Who does not rate has no place; what is theirs alone is asked for apart, so that the results are the same for everybody.
    call('GET /weighings/:weighing/my-place', { params }),
  ])
  if (!results.ok && results.problem.code === 'results_later') {
    const weighing = answered(await call('GET /weighings/:weighing', { params }))
    return { results: null, weighing: { slug: weighing.slug, name: weighing.name }, me: answered(me), own: null, group: null }
  }
  const view = answered(results)
  return {
    results: view,
    weighing: { slug: view.slug, name: view.name },
    me: answered(me),
    own: own.ok ? own.answer : null,
    group: url.searchParams.get('group') || null,
  }
}
