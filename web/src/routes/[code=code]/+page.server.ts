/** Joining with a code: who has a seat goes to the table, everybody else says three things and takes one. */
import { error, redirect } from '@sveltejs/kit'
import { GENDERS } from '$core/people/gender.ts'
import { makeClient } from '$contract/client'
import { choiceOf, refused, refusedHere, textOf, textsOf } from '$line/answered'
import { newKey } from '$line/random-key'
import { LAST_ANSWERS_COOKIE, LAST_ANSWERS_SECONDS, lastAnswersText, parseLastAnswers } from '$rooms/phone/last-answers'
import { say } from '$words/join'
import type { Actions, PageServerLoad } from './$types'

/** A door costs a phone almost nothing: forms, and one small script. */
export const csr = false

export const load: PageServerLoad = async ({ params, fetch, cookies }) => {
  const call = makeClient(fetch)
  const joining = await call('GET /join/:code', { params: { code: params.code } })
  if (!joining.ok) {
    const { code, detail, status } = joining.problem
    if (code === 'code_unknown') {
      const weighing = await call('GET /weighings/:weighing', { params: { weighing: params.code } })
      redirect(303, weighing.ok ? `/w/${weighing.answer.slug}` : `/j?code=${params.code}`)
    }
    error(status, detail, { code })
  }
  const { gathering, stakeholderGroups, regionalGroups, ...rest } = joining.answer
  const seat = await call('GET /gatherings/:gathering/seat', { params: { gathering: gathering.id } })
  if (seat.ok) redirect(303, `/g/${gathering.slug}/table`)
  return {
    ...rest,
    gathering,
    stakeholderGroups: stakeholderGroups.filter((group) => !group.isRetired),
    regionalGroups: regionalGroups.filter((region) => !region.isRetired),
    last: parseLastAnswers(cookies.get(LAST_ANSWERS_COOKIE)),
    // The form carries its key, so that pressing twice takes one seat.
    key: newKey(),
  }
}

export const actions: Actions = {
  default: async ({ params, request, fetch, cookies }) => {
    const form = await request.formData()
    const modality = textOf(form, 'modality')
    if (modality !== 'room' && modality !== 'online') return refusedHere('join', 'modality', say.chooseWhere(), form)
    const [group, groupKey] = pairOf(choiceOf(form, 'group'))
    const [region, regionKey] = pairOf(choiceOf(form, 'region'))
    const languages = textsOf(form, 'language')
    const firstName = textOf(form, 'firstName').trim()
    const gender = GENDERS.find((one) => one === textOf(form, 'gender'))
    const taken = await makeClient(fetch)('POST /join/:code/seats', {
      params: { code: params.code },
      key: textOf(form, 'key') || newKey(),
      body: {
        modality,
        stakeholderGroup: group,
        regionalGroup: region,
        languages,
        ...(firstName === '' ? {} : { firstName }),
        ...(gender === undefined ? {} : { gender }),
      },
    })
    if (!taken.ok) return refused('join', taken.problem, form)
    cookies.set(LAST_ANSWERS_COOKIE, lastAnswersText({ group: groupKey, region: regionKey, modality, languages }), {
      path: '/',
      maxAge: LAST_ANSWERS_SECONDS,
      sameSite: 'lax',
      secure: false,
    })
    redirect(303, `/g/${taken.answer.seat.slug}/table`)
  },
}

/** A choice carries the id that the API wants and the key that the phone remembers: `id key`. */
function pairOf(choice: string | null): readonly [string | null, string | null] {
  const [id, key] = (choice ?? '').split(' ')
  return [id || null, key ?? null]
}
