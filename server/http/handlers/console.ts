/** Handlers of the console: help, moderation, messages, expectations, presence. */
import type { consoleRoutes } from '../../../contract/console.ts'
import type { expectedRoutes } from '../../../contract/expected.ts'
import type { helpRoutes } from '../../../contract/help.ts'
import type { messageRoutes } from '../../../contract/messages.ts'
import type { moderationRoutes } from '../../../contract/moderation.ts'
import { accept, refuse } from '../../../core/words/outcome.ts'
import { appealHiding } from '../../commands/appeal-hiding.ts'
import { callHelp } from '../../commands/call-help.ts'
import { hideIdea } from '../../commands/hide-idea.ts'
import { moveHelp } from '../../commands/move-help.ts'
import { reportIdea } from '../../commands/report-idea.ts'
import { restoreIdea } from '../../commands/restore-idea.ts'
import { sendMessage } from '../../commands/send-message.ts'
import { setExpected } from '../../commands/set-expected.ts'
import { settleReports } from '../../commands/settle-reports.ts'
import { withdrawHelp } from '../../commands/withdraw-help.ts'
import { withdrawMessage } from '../../commands/withdraw-message.ts'
import { keepPresence } from '../../sql/console.ts'
import { viewConsole } from '../../views/console.ts'
import { viewTableNews } from '../../views/table-news.ts'
import { hidingOf, viewModeration } from '../../views/moderation.ts'
import { viewReceipt } from '../../views/trace.ts'
import { actingInRole } from '../acting-in-role.ts'
import type { Handlers } from '../handler.ts'
import { ReceiptGuard } from '../receipt-guard.ts'

const CONVENERS = ['convener'] as const
const MODERATORS = ['convener', 'moderator'] as const
const guard = new ReceiptGuard()

type Routes = typeof consoleRoutes & typeof expectedRoutes & typeof helpRoutes & typeof messageRoutes & typeof moderationRoutes

export const consoleHandlers: Handlers<keyof Routes> = {
  'GET /gatherings/:gathering/console': async ({ house, gathering, holds }) => {
    const moderates = await holds(MODERATORS)
    return await viewConsole(house, gathering, { canModerate: moderates, canSay: moderates, canReply: await holds(CONVENERS) })
  },
  'POST /gatherings/:gathering/presence': async ({ house, gathering, caller, body }) => {
    if (caller.kind !== 'seat') return refuse('no_seat')
    await keepPresence(house.database.db, { seat: caller.seat.seat, gathering, at: house.now().toISOString(), unsent: body.unsent })
    return accept({})
  },
  'PUT /gatherings/:gathering/expected': async ({ house, gathering, actor, body }) => await setExpected(house, { actor }, gathering, body),

  'POST /gatherings/:gathering/help': async ({ house, gathering, actor, caller, body }) =>
    caller.kind === 'seat'
      ? await callHelp(house, { actor }, { gathering, seat: caller.seat.seat, reason: body.reason })
      : refuse('no_seat'),
  'POST /gatherings/:gathering/help/withdraw': async ({ house, gathering, actor, caller }) =>
    caller.kind === 'seat' ? await withdrawHelp(house, { actor }, { gathering, seat: caller.seat.seat }) : refuse('no_seat'),
  'POST /gatherings/:gathering/help/:help/take': async (call) =>
    await moveHelp(call.house, actingInRole(call), { gathering: call.gathering, help: call.params.help, move: 'take' }),
  'POST /gatherings/:gathering/help/:help/done': async (call) =>
    await moveHelp(call.house, actingInRole(call), { gathering: call.gathering, help: call.params.help, move: 'done' }),
  'POST /gatherings/:gathering/help/:help/reopen': async (call) =>
    await moveHelp(call.house, actingInRole(call), { gathering: call.gathering, help: call.params.help, move: 'reopen' }),

  'POST /gatherings/:gathering/messages': async (call) =>
    await sendMessage(
      call.house,
      { ...actingInRole(call), once: { scope: `${call.actor}:messages`, key: call.key ?? '', digest: call.digest } },
      { gathering: call.gathering, text: call.body.text, tables: call.body.tables ?? null, modality: call.body.modality ?? null },
    ),
  'POST /gatherings/:gathering/messages/:message/withdraw': async (call) =>
    await withdrawMessage(call.house, actingInRole(call), call.gathering, call.params.message),
  'GET /gatherings/:gathering/table-news': async ({ house, gathering, caller }) =>
    caller.kind === 'seat' ? accept(await viewTableNews(house, gathering, caller.seat.seat)) : refuse('no_seat'),

  'GET /gatherings/:gathering/moderation': async ({ house, gathering }) => await viewModeration(house, gathering),
  'POST /gatherings/:gathering/ideas/:number/reports': async ({ house, gathering, actor, caller, params, body }) =>
    caller.kind === 'seat'
      ? await reportIdea(house, { actor }, { gathering, number: params.number, seat: caller.seat.seat, reason: body.reason })
      : refuse('no_seat'),
  'POST /gatherings/:gathering/ideas/:number/keep': async (call) =>
    await settleReports(call.house, actingInRole(call), call.gathering, call.params.number),
  'POST /gatherings/:gathering/ideas/:number/hide': async (call) =>
    await hideIdea(call.house, actingInRole(call), {
      gathering: call.gathering,
      number: call.params.number,
      reason: call.body.reason,
      note: call.body.note === undefined || call.body.note.trim() === '' ? null : call.body.note,
    }),
  'POST /gatherings/:gathering/ideas/:number/restore': async (call) =>
    await restoreIdea(call.house, actingInRole(call), call.gathering, call.params.number),
  'POST /receipts/:receipt/appeal': async ({ house, request, params, body }) => {
    const idea = await ideaOfReceipt(house, request.ip, params.receipt)
    // Whoever holds the receipt is the author; the record says no more of them than that.
    return idea.ok ? await appealHiding(house, { actor: 'house' }, idea.value, body.text) : idea
  },
  'GET /receipts/:receipt/hiding': async ({ house, request, params }) => {
    const idea = await ideaOfReceipt(house, request.ip, params.receipt)
    return idea.ok ? accept({ hiding: await hidingOf(house.database.db, idea.value.id) }) : idea
  },
}

async function ideaOfReceipt(house: Parameters<typeof viewReceipt>[0] & { now: () => Date }, ip: string, receipt: string) {
  const wait = guard.secondsToWait(ip, house.now().getTime())
  if (wait > 0) return refuse('too_many_requests', { seconds: wait })
  const found = await viewReceipt(house, receipt)
  if (found.ok) return accept(found.value.idea)
  guard.missed(ip, house.now().getTime())
  return found
}
