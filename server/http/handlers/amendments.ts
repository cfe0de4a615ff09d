/** Handlers of amendments. */
import type { amendmentRoutes } from '../../../contract/amendments.ts'
import { accept, refuse } from '../../../core/words/outcome.ts'
import { endorseAmendment } from '../../commands/endorse-amendment.ts'
import { moveAmendment } from '../../commands/move-amendment.ts'
import { settleAmendment } from '../../commands/settle-amendment.ts'
import { withdrawAmendment } from '../../commands/withdraw-amendment.ts'
import { viewAmendments } from '../../views/amendments.ts'
import { memberOfCall, withMember, withSeenDraft } from '../draft-of-call.ts'
import { actingOf } from '../forum-of-call.ts'
import type { Handlers } from '../handler.ts'

export const amendmentHandlers: Handlers<keyof typeof amendmentRoutes> = {
  'GET /drafts/:draft/amendments': async (call) =>
    await withSeenDraft(call, async (draft) =>
      accept(await viewAmendments(call.house, draft, { ...call.query, member: await memberOfCall(call) })),
    ),
  'POST /drafts/:draft/amendments': async (call) =>
    await withMember(call, async (draft, member) => {
      const { text = null, ...body } = call.body
      return await moveAmendment(call.house, actingOf(call, `amendments ${draft.id}`), { draft: draft.id, member, text, ...body })
    }),
  'POST /drafts/:draft/amendments/:number/endorse': async (call) =>
    await withMember(
      call,
      async (draft, member) => await endorseAmendment(call.house, actingOf(call), { draft: draft.id, number: call.params.number, member }),
    ),
  'POST /drafts/:draft/amendments/:number/withdraw': async (call) =>
    await withMember(
      call,
      async (draft, member) => await withdrawAmendment(call.house, actingOf(call), { draft: draft.id, number: call.params.number, member }),
    ),
  'POST /drafts/:draft/amendments/:number/settle': async (call) => {
    const { caller, house, draft, params, body } = call
    if (caller.kind !== 'drafter') return refuse('no_team_seat')
    const { outcome, text = null, expected = null, reason = null } = body
    return await settleAmendment(house, actingOf(call), {
      draft,
      number: params.number,
      member: caller.member,
      outcome,
      text,
      expected,
      reason,
    })
  },
}
