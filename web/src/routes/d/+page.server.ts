/** Texts of the forum, and for conveners the form that begins one. */
import { redirect } from '@sveltejs/kit'
import { makeClient } from '$contract/client'
import { answered, refused, textOf } from '$line/answered'
import { newKey } from '$line/random-key'
import { powersOf } from '$rooms/gathering/stewards.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, url }) => {
  const call = makeClient(fetch)
  const [me, house] = [answered(await call('GET /me')), answered(await call('GET /house'))]
  const params = { forum: house.forum ?? '' }
  const { convenes } = powersOf(me)
  const [listed, teams] = await Promise.all([
    call('GET /forums/:forum/drafts', { params }),
    convenes ? call('GET /forums/:forum/teams', { params }) : null,
  ])
  return {
    me,
    convenes,
    drafts: answered(listed).drafts,
    teams: teams === null ? [] : answered(teams).teams.filter(({ state }) => state === 'open'),
    /** Where somebody comes from the page of a team. */
    team: url.searchParams.get('team'),
    key: newKey(),
  }
}

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const form = await request.formData()
    const call = makeClient(fetch)
    const house = answered(await call('GET /house'))
    const begun = await call('POST /forums/:forum/drafts', {
      params: { forum: house.forum ?? '' },
      key: textOf(form, 'key') || newKey(),
      body: {
        title: textOf(form, 'title'),
        language: textOf(form, 'language'),
        team: textOf(form, 'team'),
        isOpenToAll: textOf(form, 'open') === 'all',
      },
    })
    if (!begun.ok) return refused('begin', begun.problem, form)
    redirect(303, `/d/${begun.answer.slug}`)
  },
}
