/** Handlers of what clauses stand on. */
import type { clauseSourceRoutes } from '../../../contract/clause-sources.ts'
import { accept, refuse } from '../../../core/words/outcome.ts'
import { citeSource } from '../../commands/cite-source.ts'
import { leaveOutStatement } from '../../commands/leave-out-statement.ts'
import { withdrawSource } from '../../commands/withdraw-source.ts'
import { viewCitables, viewSources, viewTakenUp } from '../../views/clause-sources.ts'
import { withSeenDraft } from '../draft-of-call.ts'
import { actingOf } from '../forum-of-call.ts'
import type { Handlers } from '../handler.ts'

export const clauseSourceHandlers: Handlers<keyof typeof clauseSourceRoutes> = {
  'GET /drafts/:draft/sources': async (call) =>
    await withSeenDraft(call, async (draft) => accept({ sources: await viewSources(call.house, draft) })),
  'GET /drafts/:draft/citable': async (call) =>
    await withSeenDraft(call, async (draft) => accept({ found: await viewCitables(call.house, draft, call.query.q ?? '') })),
  'POST /drafts/:draft/clauses/:clause/sources': async (call) => {
    const { caller, house, draft, params, body } = call
    if (caller.kind !== 'drafter') return refuse('no_team_seat')
    const asked = { draft, member: caller.member, clause: params.clause, source: body.source, reason: body.reason ?? null }
    return await citeSource(house, actingOf(call, `sources ${draft}`), asked)
  },
  'POST /drafts/:draft/sources/:source/withdraw': async (call) => {
    const { caller, house, draft, params } = call
    if (caller.kind !== 'drafter') return refuse('no_team_seat')
    return await withdrawSource(house, actingOf(call), { draft, member: caller.member, source: params.source })
  },
  'GET /drafts/:draft/taken-up': async (call) => await withSeenDraft(call, async (draft) => accept(await viewTakenUp(call.house, draft))),
  'POST /drafts/:draft/left-out': async (call) => {
    const { caller, house, draft, body } = call
    if (caller.kind !== 'drafter') return refuse('no_team_seat')
    return await leaveOutStatement(house, actingOf(call), { draft, member: caller.member, ...body })
  },
}
