/** Handlers of what is said of a draft: stances, objections, estimates and minority statements. */
import type { readingRoutes } from '../../../contract/readings.ts'
import { accept } from '../../../core/words/outcome.ts'
import { addMinorityStatement } from '../../commands/add-minority-statement.ts'
import { estimateClause } from '../../commands/estimate-clause.ts'
import { settleClauseObjection } from '../../commands/settle-clause-objection.ts'
import { takeStance } from '../../commands/take-stance.ts'
import { withdrawClauseObjection } from '../../commands/withdraw-clause-objection.ts'
import { withdrawMinorityStatement } from '../../commands/withdraw-minority-statement.ts'
import { viewStanding } from '../../views/standing.ts'
import { draftingOf, draftSeenBy } from '../drafting-of-call.ts'
import type { Handlers } from '../handler.ts'

export const readingHandlers: Handlers<keyof typeof readingRoutes> = {
  'GET /drafts/:draft/standing': async (call) => {
    const seen = await draftSeenBy(call)
    return seen.ok ? accept(await viewStanding(call.house, seen.value.draft, seen.value)) : seen
  },
  'PUT /drafts/:draft/clauses/:clause/stance': async (call) =>
    await takeStance(call.house, draftingOf(call), { ...call.body, clause: call.params.clause, reason: call.body.reason ?? null }),
  'POST /drafts/:draft/objections/:objection/settle': async (call) =>
    await settleClauseObjection(call.house, draftingOf(call), { ...call.body, objection: call.params.objection }),
  'POST /drafts/:draft/objections/:objection/withdraw': async (call) =>
    await withdrawClauseObjection(call.house, draftingOf(call), call.params.objection),
  'POST /drafts/:draft/clauses/:clause/estimates': async (call) =>
    await estimateClause(call.house, draftingOf(call, `estimates:${call.params.clause}`), {
      ...call.body,
      clause: call.params.clause,
      note: call.body.note ?? null,
    }),
  'POST /drafts/:draft/minority-statements': async (call) =>
    await addMinorityStatement(call.house, draftingOf(call, 'minority-statements'), call.body),
  'POST /drafts/:draft/minority-statements/:statement/withdraw': async (call) =>
    await withdrawMinorityStatement(call.house, draftingOf(call), call.params.statement),
}
