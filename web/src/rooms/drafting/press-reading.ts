/** What is pressed about a draft: stances, objections, estimates, minority statements, the gate, readings. Each form says its act. */
import type { Client } from '../../../../contract/client.ts'
import type { Problem } from '../../../../contract/refusals.ts'
import { DESIGNATIONS } from '../../../../core/decisions/designation.ts'
import { GATE_ANSWERS, GATE_ITEMS } from '../../../../core/drafts/gate.ts'
import { SETTLEMENTS } from '../../../../core/drafts/objections.ts'
import { NOTICE_DAYS_DEFAULT, REMARK_OUTCOMES } from '../../../../core/drafts/readings.ts'
import { STANCES } from '../../../../core/drafts/stances.ts'
import { choiceOf, textOf } from '$line/answered.ts'

const ACTS = [
  'stance',
  'settle',
  'withdraw',
  'estimate',
  'minority',
  'minority-withdraw',
  'mark',
  'gate',
  'waive',
  'confirm',
  'read',
  'outcome',
  'freeze',
] as const
/** An act of the pages of a draft. */
export type Act = (typeof ACTS)[number]
type Pressed = Promise<{ readonly ok: true } | { readonly ok: false; readonly problem: Problem }>
/** The form that a sentence belongs to: its act, and which clause, objection or remark it is of. */
export interface Place {
  readonly act: Act
  readonly of: string
}

/** Does what the form says. A form that says nothing known withdraws an objection that is not there, which is refused. */
export async function pressReading(call: Client, draft: string, form: FormData): Promise<{ place: Place; outcome: Awaited<Pressed> }> {
  const act = ACTS.find((one) => one === textOf(form, 'act')) ?? 'withdraw'
  return { place: { act, of: textOf(form, 'of') }, outcome: await DO[act](call, draft, form) }
}

const clauseOf = (draft: string, form: FormData) => ({ draft, clause: textOf(form, 'clause') })
const seenOf = (form: FormData) => ({ seen: textOf(form, 'seen') })
const itemOf = (form: FormData) => GATE_ITEMS.find((one) => one === textOf(form, 'item')) ?? 'legal_basis'

const DO: Readonly<Record<Act, (call: Client, draft: string, form: FormData) => Pressed>> = {
  stance: async (call, draft, form) =>
    await call('PUT /drafts/:draft/clauses/:clause/stance', {
      params: clauseOf(draft, form),
      body: {
        ...seenOf(form),
        stance: STANCES.find((one) => one === textOf(form, 'stance')) ?? 'cannot',
        reason: choiceOf(form, 'reason'),
      },
    }),
  settle: async (call, draft, form) =>
    await call('POST /drafts/:draft/objections/:objection/settle', {
      params: { draft, objection: textOf(form, 'of') },
      body: { state: SETTLEMENTS.find((one) => one === textOf(form, 'state')) ?? 'answered', answer: textOf(form, 'answer') },
    }),
  withdraw: async (call, draft, form) =>
    await call('POST /drafts/:draft/objections/:objection/withdraw', { params: { draft, objection: textOf(form, 'of') } }),
  estimate: async (call, draft, form) =>
    await call('POST /drafts/:draft/clauses/:clause/estimates', {
      params: clauseOf(draft, form),
      key: textOf(form, 'key'),
      body: {
        ...seenOf(form),
        designation: DESIGNATIONS.find((one) => one === textOf(form, 'designation')) ?? 'divergence',
        reasons: form.getAll('objection').filter((one) => typeof one === 'string'),
        note: choiceOf(form, 'note'),
      },
    }),
  minority: async (call, draft, form) =>
    await call('POST /drafts/:draft/minority-statements', {
      params: { draft },
      key: textOf(form, 'key'),
      body: { clause: choiceOf(form, 'clause'), text: textOf(form, 'text') },
    }),
  'minority-withdraw': async (call, draft, form) =>
    await call('POST /drafts/:draft/minority-statements/:statement/withdraw', { params: { draft, statement: textOf(form, 'of') } }),
  mark: async (call, draft, form) =>
    await call('PUT /drafts/:draft/clauses/:clause/gate', {
      params: clauseOf(draft, form),
      body: { isRestricting: textOf(form, 'isRestricting') === 'yes', reason: textOf(form, 'reason') },
    }),
  gate: async (call, draft, form) =>
    await call('PUT /drafts/:draft/clauses/:clause/gate/:item', {
      params: { ...clauseOf(draft, form), item: itemOf(form) },
      body: {
        ...seenOf(form),
        answer: GATE_ANSWERS.find((one) => one === textOf(form, 'answer')) ?? 'unknown',
        reason: textOf(form, 'reason'),
        reviewOn: choiceOf(form, 'reviewOn'),
      },
    }),
  waive: async (call, draft, form) =>
    await call('POST /drafts/:draft/clauses/:clause/gate/:item/waive', {
      params: { ...clauseOf(draft, form), item: itemOf(form) },
      body: { reason: textOf(form, 'reason') },
    }),
  confirm: async (call, draft, form) =>
    await call('POST /drafts/:draft/clauses/:clause/gate/confirm', { params: clauseOf(draft, form), body: seenOf(form) }),
  read: async (call, draft, form) =>
    await call('POST /drafts/:draft/readings', {
      params: { draft },
      key: textOf(form, 'key'),
      body: { number: textOf(form, 'number') === '2' ? 2 : 1, workingDays: Number(textOf(form, 'workingDays')) || NOTICE_DAYS_DEFAULT },
    }),
  outcome: async (call, draft, form) =>
    await call('PUT /drafts/:draft/input/:remark', {
      params: { draft, remark: textOf(form, 'of') },
      body: { outcome: REMARK_OUTCOMES.find((one) => one === textOf(form, 'outcome')) ?? 'not', why: textOf(form, 'why') },
    }),
  freeze: async (call, draft, form) => await call('POST /drafts/:draft/freeze', { params: { draft }, key: textOf(form, 'key') }),
}
