/** What is pressed on a cell of the register. */
import { ANSWERS, PROGRESS } from '../../../../core/adoption/register.ts'
import { choiceOf, textOf } from '$line/answered.ts'
import { newKey } from '$line/random-key.ts'
import type { Press } from '$line/pressed.ts'

interface At {
  readonly clause: string
  readonly body: string
}
const cellOf = ({ clause, body }: At, form: FormData) => ({ clause, body, handover: textOf(form, 'handover') })

export const CELL_ACTS: Readonly<Record<string, Press<At>>> = {
  progress: async (call, at, form) =>
    await call('PUT /bodies/:body/handovers/:handover/progress', {
      params: { body: at.body, handover: textOf(form, 'handover') },
      body: { to: PROGRESS.find((one) => one === textOf(form, 'to')) ?? 'received', clauses: [at.clause] },
    }),
  write: async (call, at, form) =>
    await call('PUT /bodies/:body/handovers/:handover/clauses/:clause/answer', {
      params: cellOf(at, form),
      body: {
        answer: ANSWERS.find((one) => one === textOf(form, 'answer')) ?? 'noted',
        reason: choiceOf(form, 'reason'),
        part: choiceOf(form, 'part'),
        change: choiceOf(form, 'change'),
        department: textOf(form, 'department'),
      },
    }),
  confirm: async (call, at, form) =>
    await call('POST /bodies/:body/handovers/:handover/clauses/:clause/answer/confirm', {
      params: cellOf(at, form),
      body: { digest: textOf(form, 'digest') },
    }),
  time: async (call, at, form) =>
    await call('POST /bodies/:body/handovers/:handover/clauses/:clause/more-time', {
      params: cellOf(at, form),
      body: { until: textOf(form, 'until'), reason: textOf(form, 'reason') },
    }),
  grant: async (call, at, form) =>
    await call('POST /handovers/:handover/clauses/:clause/bodies/:body/more-time', {
      params: cellOf(at, form),
      body: { isGranted: textOf(form, 'isGranted') === 'yes', note: choiceOf(form, 'note') },
    }),
  close: async (call, at, form) =>
    await call('POST /handovers/:handover/clauses/:clause/bodies/:body/close', {
      params: cellOf(at, form),
      body: { reason: textOf(form, 'reason') },
    }),
  ask: async (call, at, form) =>
    await call('POST /handovers/:handover/questions', {
      params: { handover: textOf(form, 'handover') },
      key: textOf(form, 'key') || newKey(),
      body: { body: at.body, clause: at.clause, text: textOf(form, 'text') },
    }),
  reply: async (call, at, form) =>
    await call('POST /bodies/:body/questions/:question/reply', {
      params: { body: at.body, question: textOf(form, 'question') },
      body: { text: textOf(form, 'text') },
    }),
}
