/** What is pressed on the page of a decision, besides its ballot: each form says its act and carries what the act needs. */
import type { Client } from '../../../../contract/client.ts'
import type { Problem } from '../../../../contract/refusals.ts'
import { DESIGNATIONS } from '../../../../core/decisions/designation.ts'
import { choiceOf, textOf } from '$line/answered.ts'

const ACTS = ['object', 'withdraw', 'settle', 'estimate', 'roll', 'open', 'close', 'abandon'] as const
/** An act of this page. */
export type Act = (typeof ACTS)[number]
/** The form of a page that a sentence belongs to. */
export type Place = Act | 'ballot'

interface At {
  readonly gathering: string
  readonly number: number
}
type Pressed = Promise<{ readonly ok: true } | { readonly ok: false; readonly problem: Problem }>

/** Does what the form says. A form that says nothing known gives the decision up without a reason, which is refused. */
export async function pressDecision(call: Client, params: At, form: FormData): Promise<{ place: Place; outcome: Awaited<Pressed> }> {
  const act = ACTS.find((one) => one === textOf(form, 'act')) ?? 'abandon'
  return { place: act, outcome: await DO[act](call, params, form) }
}

const SETTLED = ['answered', 'accommodated', 'withdrawn'] as const

const DO: Readonly<Record<Act, (call: Client, params: At, form: FormData) => Pressed>> = {
  object: async (call, params, form) =>
    await call('POST /gatherings/:gathering/decisions/:number/objections', {
      params,
      key: textOf(form, 'key'),
      body: { reason: textOf(form, 'reason') },
    }),
  withdraw: async (call, params, form) =>
    await call('POST /gatherings/:gathering/decisions/:number/objections/:objection/withdraw', {
      params: { ...params, objection: textOf(form, 'objection') },
    }),
  settle: async (call, params, form) =>
    await call('POST /gatherings/:gathering/decisions/:number/objections/:objection/settle', {
      params: { ...params, objection: textOf(form, 'objection') },
      body: { state: SETTLED.find((one) => one === textOf(form, 'state')) ?? 'answered', answer: textOf(form, 'answer') },
    }),
  estimate: async (call, params, form) =>
    await call('POST /gatherings/:gathering/decisions/:number/estimates', {
      params,
      key: textOf(form, 'key'),
      body: {
        designation: DESIGNATIONS.find((one) => one === textOf(form, 'designation')) ?? 'divergence',
        reason: choiceOf(form, 'reason'),
      },
    }),
  roll: async (call, params, form) =>
    await call('PUT /gatherings/:gathering/decisions/:number/roll', {
      params,
      body: { groups: form.getAll('group').filter((group) => typeof group === 'string') },
    }),
  open: async (call, params, form) =>
    await call('POST /gatherings/:gathering/decisions/:number/open', {
      params,
      body: { minutes: Number(textOf(form, 'minutes')) || null },
    }),
  close: async (call, params, form) =>
    await call('POST /gatherings/:gathering/decisions/:number/close', {
      params,
      body: { isCalled: textOf(form, 'isCalled') === 'yes', reason: choiceOf(form, 'reason') },
    }),
  abandon: async (call, params, form) =>
    await call('POST /gatherings/:gathering/decisions/:number/abandon', { params, body: { reason: textOf(form, 'reason') } }),
}
