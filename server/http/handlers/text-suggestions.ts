/** Handlers of suggestions on the text of a draft. */
import type { textSuggestionRoutes } from '../../../contract/text-suggestions.ts'
import { accept, refuse } from '../../../core/words/outcome.ts'
import { acceptTextSuggestion } from '../../commands/accept-text-suggestion.ts'
import { rejectTextSuggestion } from '../../commands/reject-text-suggestion.ts'
import { suggestText } from '../../commands/suggest-text.ts'
import { withdrawTextSuggestion } from '../../commands/withdraw-text-suggestion.ts'
import { viewTextSuggestions } from '../../views/text-suggestions.ts'
import { memberOfCall, withMember, withSeenDraft } from '../draft-of-call.ts'
import { actingOf } from '../forum-of-call.ts'
import type { Handlers } from '../handler.ts'

export const textSuggestionHandlers: Handlers<keyof typeof textSuggestionRoutes> = {
  'GET /drafts/:draft/suggestions': async (call) =>
    await withSeenDraft(call, async (draft) =>
      accept(await viewTextSuggestions(call.house, draft, { ...call.query, member: await memberOfCall(call) })),
    ),
  'POST /drafts/:draft/suggestions': async (call) =>
    await withMember(call, async (draft, member) => {
      const { act, clause, expected = null, text = null, kind = 'operative', depth = 0, reason = null } = call.body
      const asked = { draft: draft.id, member, act, clause, expected, text, kind, depth, reason }
      return await suggestText(call.house, actingOf(call, `suggestions ${draft.id}`), asked)
    }),
  'POST /drafts/:draft/suggestions/:number/accept': async (call) => {
    const { caller, house, draft, params } = call
    if (caller.kind !== 'drafter') return refuse('no_team_seat')
    return await acceptTextSuggestion(house, actingOf(call), { draft, number: params.number, member: caller.member })
  },
  'POST /drafts/:draft/suggestions/:number/reject': async (call) => {
    const { caller, house, draft, params, body } = call
    if (caller.kind !== 'drafter') return refuse('no_team_seat')
    return await rejectTextSuggestion(house, actingOf(call), { draft, number: params.number, member: caller.member, reason: body.reason })
  },
  'POST /drafts/:draft/suggestions/:number/withdraw': async (call) =>
    await withMember(
      call,
      async (draft, member) =>
        await withdrawTextSuggestion(call.house, actingOf(call), { draft: draft.id, number: call.params.number, member }),
    ),
}
