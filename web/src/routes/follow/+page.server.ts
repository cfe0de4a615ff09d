/** Behind the link of a letter: nothing happens by looking; a button confirms or stops. */
import { makeClient } from '$contract/client.ts'
import { textOf } from '$line/answered.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
  const key = url.searchParams.get('token') ?? ''
  const found = await makeClient(fetch)('GET /followers/:key', { params: { key } })
  return { key, followed: found.ok ? found.answer : null }
}

export const actions: Actions = {
  confirm: async ({ fetch, request }) => {
    await makeClient(fetch)('POST /followers/:key/confirm', { params: { key: textOf(await request.formData(), 'key') } })
    return { isStopped: false }
  },
  stop: async ({ fetch, request }) => {
    await makeClient(fetch)('POST /followers/:key/stop', { params: { key: textOf(await request.formData(), 'key') } })
    return { isStopped: true }
  },
}
