/** What is pressed on the page where an issue is changed. */
import { POWER_NAMES, PROMISES, WHO } from '$core/forums/charter.ts'
import { STAGES } from '$core/forums/stages.ts'
import { choiceOf, textOf } from '$line/answered.ts'
import type { Press } from '$line/pressed.ts'

interface At {
  readonly issue: string
}
/** Parties come in one field, `group:<id>`; `other` is named in words. */
const PARTIES = ['group', 'organisation', 'body'] as const
const LINKS = ['gathering', 'weighing', 'draft'] as const

export const ISSUE_ACTS: Readonly<Record<string, Press<At>>> = {
  describe: async (call, params, form) =>
    await call('PUT /issues/:issue/description', {
      params,
      body: {
        scope: choiceOf(form, 'scope'),
        harm: choiceOf(form, 'harm'),
        evidence: choiceOf(form, 'evidence'),
        jurisdiction: choiceOf(form, 'jurisdiction'),
      },
    }),
  move: async (call, params, form) =>
    await call('POST /issues/:issue/moves', {
      params,
      body: { to: STAGES.find((stage) => stage === textOf(form, 'to')) ?? 'raised', reason: textOf(form, 'reason') },
    }),
  party: async (call, params, form) => {
    const [kind = '', target = ''] = textOf(form, 'who').split(':')
    const party = PARTIES.find((one) => one === kind)
    const why = textOf(form, 'why')
    const body = party === undefined ? { party: 'other' as const, name: textOf(form, 'name'), why } : { party, target, why }
    return await call('POST /issues/:issue/parties', { params, body })
  },
  unparty: async (call, params, form) =>
    await call('DELETE /issues/:issue/parties/:party', { params: { ...params, party: textOf(form, 'party') } }),
  date: async (call, params, form) =>
    await call('POST /issues/:issue/dates', { params, body: { date: textOf(form, 'date'), label: textOf(form, 'label') } }),
  undate: async (call, params, form) =>
    await call('DELETE /issues/:issue/dates/:date', { params: { ...params, date: textOf(form, 'date') } }),
  link: async (call, params, form) => {
    const [kind = '', target = ''] = textOf(form, 'what').split(':')
    return await call('POST /issues/:issue/links', {
      params,
      body: { kind: LINKS.find((one) => one === kind) ?? 'gathering', target, belongs: textOf(form, 'belongs') !== 'no' },
    })
  },
  charter: async (call, params, form) =>
    await call('PUT /issues/:issue/charter', {
      params,
      body: {
        grants: POWER_NAMES.map((power) => ({ power, who: WHO.filter((who) => form.getAll(power).includes(who)) })),
        promises: PROMISES.filter((promise) => form.getAll('promises').includes(promise)),
        text: choiceOf(form, 'text'),
        reason: choiceOf(form, 'reason'),
      },
    }),
  steps: async (call, params, form) => {
    const steps = Array.from({ length: Number(textOf(form, 'count')) || 0 }, (_, at) => {
      const shows = textOf(form, `shows-${at}`)
        .split(/\s+/)
        .filter((part) => part !== '')
      return {
        key: choiceOf(form, `key-${at}`),
        title: choiceOf(form, `title-${at}`),
        pages: shows.filter((part) => !/^\d+$/.test(part)),
        entries: shows.filter((part) => /^\d+$/.test(part)).map(Number),
        leftOut: choiceOf(form, `left-${at}`),
      }
    }).filter(({ key, title }) => key !== null || title !== null)
    return await call('PUT /issues/:issue/steps', { params, body: { steps } })
  },
}
