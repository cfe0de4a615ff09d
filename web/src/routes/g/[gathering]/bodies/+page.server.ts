/** Which bodies came: for anybody to read, for the secretariat to record and to take back. */
import { fail } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import type { Problem } from '$contract/refusals.ts'
import { instantOf, minuteOfDay } from '$core/gatherings/zoned-time.ts'
import { answered, choiceOf, textOf, typedOf } from '$line/answered.ts'
import { sentenceFor } from '$rooms/gathering/refusal-words.ts'
import { powersOf } from '$rooms/gathering/stewards.ts'
import { say } from '$words/attendance'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params }) => {
  const client = makeClient(fetch)
  const [found, list, asked] = await Promise.all([
    client('GET /gatherings/:gathering', { params }),
    client('GET /gatherings/:gathering/attendance', { params }),
    client('GET /me'),
  ])
  const [gathering, me] = [answered(found), answered(asked)]
  const mayRecord = powersOf(me).remarks && gathering.isChathamHouse !== true
  const forum = mayRecord ? answered(await client('GET /forums/:forum', { params: { forum: gathering.forum } })) : null
  return { gathering, me, ...answered(list), mayRecord, bodies: forum?.bodies ?? [] }
}

export const actions: Actions = {
  record: async ({ fetch, params, request }) => {
    const form = await request.formData()
    const client = makeClient(fetch)
    const { date, timeZone } = answered(await client('GET /gatherings/:gathering', { params }))
    const at = (name: string): string | null => {
      const time = textOf(form, name)
      return /^\d{2}:\d{2}$/.test(time) ? instantOf(date, minuteOfDay(time), timeZone) : null
    }
    const outcome = await client('POST /gatherings/:gathering/attendance', {
      params,
      body: {
        body: textOf(form, 'body'),
        item: choiceOf(form, 'item'),
        people: Number(textOf(form, 'people')) || 0,
        part: textOf(form, 'part') === 'spoke' ? 'spoke' : 'listened',
        from: at('from'),
        until: at('until'),
      },
    })
    return told(outcome, form)
  },
  withdraw: async ({ fetch, params, request }) => {
    const form = await request.formData()
    const one = { params: { ...params, attendance: textOf(form, 'attendance') } }
    return told(await makeClient(fetch)('POST /gatherings/:gathering/attendance/:attendance/withdraw', one), form)
  },
  restore: async ({ fetch, params, request }) => {
    const form = await request.formData()
    const one = { params: { ...params, attendance: textOf(form, 'attendance') } }
    return told(await makeClient(fetch)('POST /gatherings/:gathering/attendance/:attendance/restore', one), form)
  },
}

function told(outcome: { readonly ok: true } | { readonly ok: false; readonly problem: Problem }, form: FormData) {
  if (outcome.ok) return { sentence: null, typed: {} as Record<string, string> }
  const labels: Record<string, string> = { body: say.body(), item: say.item(), people: say.people(), until: say.fieldUntil() }
  return fail(outcome.problem.status, { sentence: sentenceFor(outcome.problem, (field) => labels[field] ?? null), typed: typedOf(form) })
}
