/** A body of government, for anybody: its place, its issues, and when it came. */
import { error } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import { say } from '$words/common'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params }) => {
  const client = makeClient(fetch)
  const [house, me] = await Promise.all([client('GET /house'), client('GET /me')])
  const { forum } = answered(house)
  if (forum === null) error(404, say.noPageHere())
  return { body: answered(await client('GET /forums/:forum/bodies/:body', { params: { forum, body: params.body } })), me: answered(me) }
}
