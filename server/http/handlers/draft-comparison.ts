/** Handler of the comparison of two versions. */
import type { draftComparisonRoutes } from '../../../contract/draft-comparison.ts'
import { viewComparison } from '../../views/draft-comparison.ts'
import { withSeenDraft } from '../draft-of-call.ts'
import type { Handlers } from '../handler.ts'

export const draftComparisonHandlers: Handlers<keyof typeof draftComparisonRoutes> = {
  'GET /drafts/:draft/comparison': async (call) =>
    await withSeenDraft(
      call,
      async (draft) => await viewComparison(call.house, draft, { from: call.query.from, to: call.query.to ?? null }),
    ),
}
