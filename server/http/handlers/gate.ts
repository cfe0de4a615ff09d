/** Handlers of the gate. */
import type { gateRoutes } from '../../../contract/gate.ts'
import { accept } from '../../../core/words/outcome.ts'
import { answerGate } from '../../commands/answer-gate.ts'
import { confirmGate } from '../../commands/confirm-gate.ts'
import { markGate } from '../../commands/mark-gate.ts'
import { waiveGate } from '../../commands/waive-gate.ts'
import { viewGate } from '../../views/gate.ts'
import { draftingOf, draftSeenBy } from '../drafting-of-call.ts'
import type { Handlers } from '../handler.ts'

export const gateHandlers: Handlers<keyof typeof gateRoutes> = {
  'GET /drafts/:draft/gate': async (call) => {
    const seen = await draftSeenBy(call)
    return seen.ok ? accept(await viewGate(call.house, seen.value.draft, seen.value)) : seen
  },
  'PUT /drafts/:draft/clauses/:clause/gate': async (call) =>
    await markGate(call.house, draftingOf(call), { ...call.body, clause: call.params.clause }),
  'PUT /drafts/:draft/clauses/:clause/gate/:item': async (call) =>
    await answerGate(call.house, draftingOf(call), {
      ...call.body,
      clause: call.params.clause,
      item: call.params.item,
      reviewOn: call.body.reviewOn ?? null,
    }),
  'POST /drafts/:draft/clauses/:clause/gate/:item/waive': async (call) =>
    await waiveGate(call.house, draftingOf(call), { ...call.body, clause: call.params.clause, item: call.params.item }),
  'POST /drafts/:draft/clauses/:clause/gate/confirm': async (call) =>
    await confirmGate(call.house, draftingOf(call), { ...call.body, clause: call.params.clause }),
}
