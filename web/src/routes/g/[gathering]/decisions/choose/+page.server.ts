/** Preparing a choice among options, or changing one that has not opened: plain forms. */
import { error, redirect } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import { answered, refused, refusedHere, textOf } from '$line/answered.ts'
import { newKey } from '$line/random-key.ts'
import { choiceOfForm, typedOfChoice } from '$rooms/decisions/choice-form.ts'
import { powersOf } from '$rooms/gathering/stewards.ts'
import { say } from '$words/decisions'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const call = makeClient(fetch)
  const me = answered(await call('GET /me'))
  if (!me.isSignedIn) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname)}`)
  if (!powersOf(me).convenes) error(403, say.prepareOnly())
  const number = Number(url.searchParams.get('number')) || null
  const gathering = answered(await call('GET /gatherings/:gathering', { params }))
  const [boards, weighings, decision] = await Promise.all([
    call('GET /gatherings/:gathering/themes', { params }),
    call('GET /forums/:forum/weighings', { params: { forum: gathering.forum } }),
    number === null ? null : call('GET /gatherings/:gathering/decisions/:number', { params: { gathering: params.gathering, number } }),
  ])
  const of = answered(weighings).weighings.filter((weighing) => weighing.gathering === gathering.id && weighing.statements > 0)
  return {
    me,
    gathering,
    themes: answered(boards).boards.flatMap(({ themes }) => themes),
    weighings: of.map(({ id, name, statements }) => ({ id, name, statements })),
    number,
    typed: decision === null ? {} : typedOfChoice(answered(decision)),
    key: newKey(),
  }
}

export const actions: Actions = {
  default: async ({ fetch, params, request, url }) => {
    const form = await request.formData()
    const call = makeClient(fetch)
    const asked = choiceOfForm(form)
    if (!asked.ok) return refusedHere('choose', asked.field, say.numbersWrong(), form)
    const number = Number(url.searchParams.get('number')) || null
    if (number !== null) {
      const changed = await call('PUT /gatherings/:gathering/decisions/:number', {
        params: { gathering: params.gathering, number },
        body: asked.body,
      })
      if (!changed.ok) return refused('choose', changed.problem, form)
      redirect(303, `/g/${params.gathering}/decisions/${number}?done=prepare`)
    }
    const made = await call('POST /gatherings/:gathering/decisions', { params, key: textOf(form, 'key'), body: asked.body })
    if (!made.ok) return refused('choose', made.problem, form)
    redirect(303, `/g/${params.gathering}/decisions/${made.answer.number}?done=prepare`)
  },
}
