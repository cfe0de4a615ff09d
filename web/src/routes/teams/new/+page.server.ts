/** A new team for an issue: one form, also without a script; a refusal keeps everything that was typed. */
import { error, redirect } from '@sveltejs/kit'
import { makeClient } from '$contract/client'
import { instantOf, minuteOfDay } from '$core/gatherings/zoned-time'
import { answered, refused, refusedHere, textOf } from '$line/answered'
import { newKey } from '$line/random-key'
import { powersOf } from '$rooms/gathering/stewards.ts'
import { quorumOf } from '$rooms/team/quorum-form.ts'
import { say } from '$words/teams'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, url }) => {
  const call = makeClient(fetch)
  const me = answered(await call('GET /me'))
  if (!me.isSignedIn) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`)
  const house = answered(await call('GET /house'))
  if (!powersOf(me).convenes) error(403, say.onlyConveners())
  const forum = answered(await call('GET /forums/:forum', { params: { forum: house.forum ?? '' } }))
  const wanted = url.searchParams.get('issue') ?? ''
  const issue = forum.issues.find(({ id, slug }) => id === wanted || slug === wanted)
  if (issue === undefined) error(404, say.noIssue())
  return {
    me,
    issue: { slug: issue.slug, title: issue.title },
    timeZone: forum.timeZone,
    groups: forum.stakeholderGroups.filter(({ isRetired }) => !isRetired),
    regions: forum.regionalGroups.filter(({ isRetired }) => !isRetired),
    key: newKey(),
  }
}

export const actions: Actions = {
  default: async ({ fetch, request, url }) => {
    const form = await request.formData()
    const call = makeClient(fetch)
    const house = answered(await call('GET /house'))
    const { timeZone, stakeholderGroups } = answered(await call('GET /forums/:forum', { params: { forum: house.forum ?? '' } }))
    const [callOpensAt, callClosesAt] = [momentOf(form, 'opens', timeZone), momentOf(form, 'closes', timeZone)]
    for (const [field, moment] of [['callOpensAt', callOpensAt] as const, ['callClosesAt', callClosesAt] as const])
      if (moment === 'half') return refusedHere('new', field, say.timeHalf(), form)
    const seats = stakeholderGroups.flatMap(({ id }) => {
      const count = Number(textOf(form, `seats-${id}`)) || 0
      const region = textOf(form, `region-${id}`)
      return count > 0 ? [{ stakeholderGroup: id, count: Math.trunc(count), regionalGroup: region === '' ? null : region }] : []
    })
    if (seats.length === 0) return refusedHere('new', 'seats', say.seatsHint(), form)
    const formed = await call('POST /issues/:issue/teams', {
      params: { issue: url.searchParams.get('issue') ?? '' },
      key: textOf(form, 'key') || newKey(),
      body: {
        name: textOf(form, 'name'),
        purpose: textOf(form, 'purpose'),
        filling: textOf(form, 'filling') === 'first_come' ? 'first_come' : 'chosen',
        seats,
        quorum: quorumOf(form),
        callOpensAt,
        callClosesAt,
      },
    })
    if (!formed.ok) return refused('new', formed.problem, form)
    redirect(303, `/teams/${formed.answer.slug}`)
  },
}

/** An instant of a date and a time on the clock of the forum; null when neither is given. */
function momentOf(form: FormData, name: string, timeZone: string): string | null | 'half' {
  const [date, time] = [textOf(form, `${name}Date`), textOf(form, `${name}Time`)]
  if (date === '' && time === '') return null
  return date === '' || time === '' ? 'half' : instantOf(date, minuteOfDay(time), timeZone)
}
