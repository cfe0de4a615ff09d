/** Texts that were handed over, and how the answers stand. */
import { error } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import { powersOf } from '$rooms/gathering/stewards.ts'
import { say } from '$words/common'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch }) => {
  const call = makeClient(fetch)
  const [house, me] = await Promise.all([call('GET /house'), call('GET /me')])
  const { forum } = answered(house)
  if (forum === null) error(404, say.noPageHere())
  const at = { params: { forum } }
  const [list, held, drafts] = await Promise.all([
    call('GET /forums/:forum/handovers', at),
    call('GET /forums/:forum', at),
    call('GET /forums/:forum/drafts', at),
  ])
  const { convenes } = powersOf(answered(me))
  return {
    ...answered(list),
    forumName: answered(held).name,
    me: answered(me),
    frozen: convenes ? answered(drafts).drafts.filter(({ state }) => state === 'frozen') : [],
  }
}
