/** Where conveners change an issue: forms alone, each act an entry. */
import { error, redirect } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import { press } from '$line/pressed.ts'
import { powersOf } from '$rooms/gathering/stewards.ts'
import { ISSUE_ACTS } from '$rooms/issue/press-issue.ts'
import { say } from '$words/issues'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const call = makeClient(fetch)
  const me = answered(await call('GET /me'))
  if (!me.isSignedIn) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname)}`)
  if (!powersOf(me).convenes) error(403, say.onlyConveners())
  const issue = answered(await call('GET /issues/:issue', { params }))
  const forumParams = { params: { forum: issue.forum } }
  const [found, gatherings, weighings] = await Promise.all([
    call('GET /forums/:forum', forumParams),
    call('GET /forums/:forum/gatherings', forumParams),
    call('GET /forums/:forum/weighings', forumParams),
  ])
  const forum = answered(found)
  const named = (kind: string, rows: readonly { readonly id: string; readonly name: string | null }[]): [string, string][] =>
    rows.map(({ id, name }) => [`${kind}:${id}`, name ?? say.nameErased()])
  return {
    issue,
    me,
    forumName: forum.name,
    parties: [
      ...named(
        'group',
        forum.stakeholderGroups.filter(({ isRetired }) => !isRetired),
      ),
      ...named('body', forum.bodies),
      ...named('organisation', forum.organisations),
    ],
    things: [
      ...answered(gatherings)
        .gatherings.filter(({ state }) => state !== 'draft')
        .map(({ slug, title }): [string, string] => [`gathering:${slug}`, `${say.linkGathering()}: ${title ?? slug}`]),
      ...answered(weighings)
        .weighings.filter(({ state }) => state !== 'draft')
        .map(({ slug, name }): [string, string] => [`weighing:${slug}`, `${say.linkWeighing()}: ${name ?? slug}`]),
    ],
    done: url.searchParams.get('done'),
  }
}

export const actions: Actions = { press: async (event) => await press(ISSUE_ACTS, event.params, event) }
