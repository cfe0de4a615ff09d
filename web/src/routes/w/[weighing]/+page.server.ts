/** A weighing as its link opens it: what it is for, who sees what, and taking part without an account. */
import { redirect } from '@sveltejs/kit'
import { makeClient } from '$contract/client'
import { answered, choiceOf, refused, textOf } from '$line/answered'
import { newKey } from '$line/random-key'
import { LAST_ANSWERS_COOKIE, LAST_ANSWERS_SECONDS, lastAnswersText, parseLastAnswers } from '$rooms/phone/last-answers'
import type { Actions, PageServerLoad } from './$types'

/** A door costs a phone almost nothing: forms, and one small script. */
export const csr = false

export const load: PageServerLoad = async ({ params, fetch, cookies }) => {
  const call = makeClient(fetch)
  const [found, share] = await Promise.all([
    call('GET /weighings/:weighing', { params }),
    call('GET /weighings/:weighing/share', { params }),
  ])
  const weighing = answered(found)
  // A code that was typed leads to the page by its name.
  if (params.weighing !== weighing.slug) redirect(303, `/w/${weighing.slug}`)
  return {
    weighing: {
      ...weighing,
      stakeholderGroups: weighing.stakeholderGroups.filter((group) => !group.isRetired),
      regionalGroups: weighing.regionalGroups.filter((region) => !region.isRetired),
    },
    rated: share.ok ? share.answer.rated.length : null,
    last: parseLastAnswers(cookies.get(LAST_ANSWERS_COOKIE)),
    key: newKey(),
  }
}

export const actions: Actions = {
  default: async ({ params, request, fetch, cookies }) => {
    const form = await request.formData()
    const [stakeholderGroup, groupKey] = pairOf(choiceOf(form, 'group'))
    const [regionalGroup, regionKey] = pairOf(choiceOf(form, 'region'))
    const joined = await makeClient(fetch)('POST /weighings/:weighing/raters', {
      params,
      key: textOf(form, 'key') || newKey(),
      body: { stakeholderGroup, regionalGroup },
    })
    if (!joined.ok) return refused('join', joined.problem, form)
    const { modality, languages } = parseLastAnswers(cookies.get(LAST_ANSWERS_COOKIE))
    cookies.set(LAST_ANSWERS_COOKIE, lastAnswersText({ group: groupKey, region: regionKey, modality, languages }), {
      path: '/',
      maxAge: LAST_ANSWERS_SECONDS,
      sameSite: 'lax',
      secure: false,
    })
    redirect(303, `/w/${params.weighing}/rate`)
  },
}

/** A choice carries the id that the API wants and the key that the phone remembers: `id key`. */
function pairOf(choice: string | null): readonly [string | null, string | null] {
  const [id, key] = (choice ?? '').split(' ')
  return [id || null, key ?? null]
}
