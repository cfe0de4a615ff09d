/** Handlers of hand-overs and answers. */
import type { answerRoutes } from '../../../contract/answers.ts'
import { accept, refuse } from '../../../core/words/outcome.ts'
import { askBody } from '../../commands/ask-body.ts'
import { askMoreTime } from '../../commands/ask-more-time.ts'
import { closeCell } from '../../commands/close-cell.ts'
import { confirmAnswer } from '../../commands/confirm-answer.ts'
import { handOverDraft } from '../../commands/hand-over-draft.ts'
import { moveClauses } from '../../commands/move-clauses.ts'
import { replyToBodyQuestion } from '../../commands/reply-to-body-question.ts'
import { settleMoreTime } from '../../commands/settle-more-time.ts'
import { writeAnswer } from '../../commands/write-answer.ts'
import { setWantsLetters } from '../../sql/letters-off.ts'
import { viewHandovers, viewRegister } from '../../views/answers.ts'
import { viewDesk } from '../../views/desk.ts'
import { actingOf, withForum } from '../forum-of-call.ts'
import type { Handlers } from '../handler.ts'

const NO_BREADTH = { governments: 0, groups: 0, regions: 0 }

export const answerHandlers: Handlers<keyof typeof answerRoutes> = {
  'GET /forums/:forum/handovers': async (call) => await withForum(call, async (forum) => await viewHandovers(call.house, forum)),
  'POST /drafts/:draft/handovers': async (call) => {
    const { reference = null, agendaItem = null, others = [], breadth, bodies, ...rest } = call.body
    return await handOverDraft(call.house, actingOf(call, `handovers:${call.draft}`), call.draft, {
      ...rest,
      reference,
      agendaItem,
      others,
      breadth: breadth ?? NO_BREADTH,
      bodies: bodies.map(({ body, clauses }) => ({ body, clauses: clauses ?? null })),
    })
  },
  'GET /drafts/:draft/register': async (call) => await viewRegister(call.house, call.draft),
  'PUT /bodies/:body/handovers/:handover/progress': async (call) =>
    await moveClauses(call.house, actingOf(call), { ...call.params, ...call.body }),
  'PUT /bodies/:body/handovers/:handover/clauses/:clause/answer': async (call) => {
    const { reason = null, part = null, change = null, ...rest } = call.body
    return call.caller.kind === 'focal'
      ? await writeAnswer(call.house, actingOf(call), { ...call.params, member: call.caller.member }, { ...rest, reason, part, change })
      : refuse('not_focal_point')
  },
  'POST /bodies/:body/handovers/:handover/clauses/:clause/answer/confirm': async (call) =>
    call.caller.kind === 'focal'
      ? await confirmAnswer(call.house, actingOf(call), { ...call.params, member: call.caller.member }, call.body.digest)
      : refuse('not_focal_point'),
  'POST /bodies/:body/handovers/:handover/clauses/:clause/more-time': async (call) =>
    await askMoreTime(call.house, actingOf(call), call.params, call.body),
  'POST /handovers/:handover/clauses/:clause/bodies/:body/more-time': async (call) =>
    await settleMoreTime(call.house, actingOf(call), call.params, { ...call.body, note: call.body.note ?? null }),
  'POST /handovers/:handover/clauses/:clause/bodies/:body/close': async (call) =>
    await closeCell(call.house, actingOf(call), call.params, call.body.reason),
  'POST /handovers/:handover/questions': async (call) => {
    const member = call.caller.kind === 'member' ? call.caller.member : null
    const at = { handover: call.params.handover, body: call.body.body, clause: call.body.clause ?? null, member }
    return await askBody(call.house, actingOf(call, `questions:${at.handover}`), at, call.body.text)
  },
  'POST /bodies/:body/questions/:question/reply': async (call) =>
    await replyToBodyQuestion(call.house, actingOf(call), call.params, call.body.text),
  // The operator is no member, and so owes nothing.
  'GET /forums/:forum/desk': async (call) =>
    call.caller.kind === 'member' ? await viewDesk(call.house, call.forum, call.caller.member) : refuse('not_signed_in'),
  'PUT /forums/:forum/desk/letters': async (call) => {
    if (call.caller.kind !== 'member') return refuse('not_signed_in')
    await setWantsLetters(call.house.database.db, call.caller.member, call.body.wantsLetters)
    return accept({ wantsLetters: call.body.wantsLetters })
  },
}
