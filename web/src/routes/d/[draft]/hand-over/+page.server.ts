/** Handing a frozen text over: one form, also without a script; a refusal keeps everything that was typed. */
import { error, redirect } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import { inTreeOrder } from '$core/forums/body-tree.ts'
import { answered, choiceOf, refused, textOf } from '$line/answered.ts'
import { newKey } from '$line/random-key.ts'
import { powersOf } from '$rooms/gathering/stewards.ts'
import { say } from '$words/answers'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const call = makeClient(fetch)
  const me = answered(await call('GET /me'))
  if (!me.isSignedIn) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname)}`)
  if (!powersOf(me).convenes) error(403, say.onlyConveners())
  const draft = answered(await call('GET /drafts/:draft', { params }))
  const forum = answered(await call('GET /forums/:forum', { params: { forum: draft.forum } }))
  return {
    me,
    draft,
    forumName: forum.name,
    bodies: inTreeOrder(forum.bodies),
    key: newKey(),
  }
}

const numberOf = (form: FormData, name: string): number => Math.max(0, Math.trunc(Number(textOf(form, name))) || 0)
const textsOf = (form: FormData, name: string): string[] => form.getAll(name).filter((one) => typeof one === 'string')

export const actions: Actions = {
  default: async ({ fetch, params, request }) => {
    const form = await request.formData()
    const clauses = textsOf(form, 'clause')
    const done = await makeClient(fetch)('POST /drafts/:draft/handovers', {
      params,
      key: textOf(form, 'key') || newKey(),
      body: {
        source: textOf(form, 'source'),
        reference: choiceOf(form, 'reference'),
        agendaItem: choiceOf(form, 'agendaItem'),
        bodies: textsOf(form, 'body').map((body) => ({ body, clauses: clauses.length === 0 ? null : clauses })),
        others: textOf(form, 'others')
          .split('\n')
          .map((name) => name.trim())
          .filter((name) => name !== ''),
        dueOn: textOf(form, 'dueOn'),
        breadth: { governments: numberOf(form, 'governments'), groups: numberOf(form, 'groups'), regions: numberOf(form, 'regions') },
      },
    })
    if (!done.ok) return refused('hand-over', done.problem, form)
    redirect(303, `/answers/${params.draft}`)
  },
}
