/** The register of one text, with one cell opened where the address names a clause and a body. Works by forms alone. */
import { error } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import { press } from '$line/pressed.ts'
import { newKey } from '$line/random-key.ts'
import { CELL_ACTS } from '$rooms/answers/press-cell.ts'
import { powersOf } from '$rooms/gathering/stewards.ts'
import { say } from '$words/common'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const call = makeClient(fetch)
  const [found, me] = await Promise.all([call('GET /drafts/:draft/register', { params: { draft: params.draft } }), call('GET /me')])
  const register = answered(found)
  const at = { params: { forum: register.forum } }
  const [forum, desk] = await Promise.all([
    call('GET /forums/:forum', at),
    answered(me).member === null ? null : call('GET /forums/:forum/desk', at),
  ])
  const { clause, body } = params
  const chosen = clause === undefined ? null : (register.cells.find((cell) => cell.clause === clause && cell.body === body) ?? null)
  if (clause !== undefined && chosen === null) error(404, say.noPageHere())
  const held = answered(forum)
  return {
    register,
    chosen,
    government: governmentOf(url.searchParams.get('government'), register.bodies, chosen?.body),
    forumName: held.name,
    groups: held.stakeholderGroups,
    me: answered(me),
    desk: desk?.ok === true ? desk.answer : null,
    convenes: powersOf(answered(me)).convenes,
    key: newKey(),
    done: url.searchParams.get('done'),
  }
}

/** The government whose answers are shown: the one that is asked for, or that of the opened cell, else the first; null shows all. */
function governmentOf(
  asked: string | null,
  bodies: readonly { readonly id: string; readonly government: string }[],
  opened: string | undefined,
): string | null {
  const governments = new Set(bodies.map(({ government }) => government))
  if (asked === 'all' || governments.size < 2) return governments.size < 2 ? ([...governments][0] ?? null) : null
  if (asked !== null && governments.has(asked)) return asked
  return bodies.find(({ id }) => id === opened)?.government ?? bodies[0]?.government ?? null
}

export const actions: Actions = {
  press: async (event) => await press(CELL_ACTS, { clause: event.params.clause ?? '', body: event.params.body ?? '' }, event),
}
