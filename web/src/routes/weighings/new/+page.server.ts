/** A new weighing: one form, also without a script; a refusal keeps everything that was typed. */
import { error, redirect } from '@sveltejs/kit'
import { makeClient } from '$contract/client'
import { instantOf, minuteOfDay } from '$core/gatherings/zoned-time'
import { answered, choiceOf, refused, refusedHere, textOf } from '$line/answered'
import { newKey } from '$line/random-key'
import { powersOf } from '$rooms/gathering/stewards.ts'
import { say } from '$words/weighing-desk'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, url }) => {
  const call = makeClient(fetch)
  const me = answered(await call('GET /me'))
  if (!me.isSignedIn) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`)
  const house = answered(await call('GET /house'))
  if (house.forum === null) redirect(303, '/')
  if (!powersOf(me).convenes) error(403, say.onlyConveners())
  const [forum, gatherings] = await Promise.all([
    call('GET /forums/:forum', { params: { forum: house.forum } }),
    call('GET /forums/:forum/gatherings', { params: { forum: house.forum } }),
  ])
  return {
    me,
    timeZone: answered(forum).timeZone,
    gatherings: answered(gatherings).gatherings.map(({ slug, title }) => [slug, title ?? slug] as const),
    chosen: url.searchParams.get('gathering') ?? '',
    key: newKey(),
  }
}

export const actions: Actions = {
  default: async ({ fetch, request }) => {
    const form = await request.formData()
    const call = makeClient(fetch)
    const house = answered(await call('GET /house'))
    const { timeZone } = answered(await call('GET /forums/:forum', { params: { forum: house.forum ?? '' } }))
    const [opensAt, closesAt] = [momentOf(form, 'opens', timeZone), momentOf(form, 'closes', timeZone)]
    for (const [field, moment] of [['opensAt', opensAt] as const, ['closesAt', closesAt] as const])
      if (moment === 'half') return refusedHere('new', field, say.timeHalf(), form)
    const share = Number(textOf(form, 'share'))
    const prepared = await call('POST /forums/:forum/weighings', {
      params: { forum: house.forum ?? '' },
      key: textOf(form, 'key') || newKey(),
      body: {
        name: textOf(form, 'name'),
        purpose: textOf(form, 'purpose'),
        gathering: choiceOf(form, 'gathering'),
        audience: textOf(form, 'audience') === 'seats' ? 'seats' : 'anyone',
        showing: textOf(form, 'showing') === 'live' ? 'live' : 'closed',
        takesOwn: choiceOf(form, 'takesOwn') !== null,
        opensAt,
        closesAt,
        ...(Number.isInteger(share) && share > 0 ? { share } : {}),
      },
    })
    if (!prepared.ok) return refused('new', prepared.problem, form)
    redirect(303, `/w/${prepared.answer.slug}/desk`)
  },
}

/** An instant of a date and a time on the clock of the forum; null when neither is given. */
function momentOf(form: FormData, name: string, timeZone: string): string | null | 'half' {
  const [date, time] = [textOf(form, `${name}Date`), textOf(form, `${name}Time`)]
  if (date === '' && time === '') return null
  return date === '' || time === '' ? 'half' : instantOf(date, minuteOfDay(time), timeZone)
}
