/** Handlers of drafts. */
import type { draftRoutes } from '../../../contract/drafts.ts'
import { accept } from '../../../core/words/outcome.ts'
import { beginDraft } from '../../commands/begin-draft.ts'
import { keepVersion } from '../../commands/keep-version.ts'
import { viewDraft, viewDrafts, viewVersion, visibleDraft } from '../../views/drafts.ts'
import { actingOf } from '../forum-of-call.ts'
import type { Handlers } from '../handler.ts'

export const draftHandlers: Handlers<keyof typeof draftRoutes> = {
  'GET /forums/:forum/drafts': async (call) => accept({ drafts: await viewDrafts(call.house, call.forum, []) }),
  'POST /forums/:forum/drafts': async (call) => {
    const { issue = null, team = null, ...body } = call.body
    return await beginDraft(call.house, actingOf(call, 'drafts'), call.forum, { ...body, issue, team })
  },
  'GET /drafts/:draft': async (call) => {
    const isDrafter = async (): Promise<boolean> => await call.holds(['convener'])
    const row = await visibleDraft(call.house, call.draft, isDrafter)
    return row.ok ? accept(await viewDraft(call.house, row.value, await isDrafter())) : row
  },
  'GET /drafts/:draft/versions/:number': async (call) => {
    const row = await visibleDraft(call.house, call.draft, async () => await call.holds(['convener']))
    return row.ok ? await viewVersion(call.house, row.value.id, call.params.number) : row
  },
  'POST /drafts/:draft/versions': async (call) =>
    await keepVersion(call.house, actingOf(call, 'versions'), call.draft, { reason: call.body.reason ?? null }),
}
