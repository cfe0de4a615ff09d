/** Handlers of drafts. */
import type { draftRoutes } from '../../../contract/drafts.ts'
import { accept } from '../../../core/words/outcome.ts'
import { beginDraft } from '../../commands/begin-draft.ts'
import { keepVersion } from '../../commands/keep-version.ts'
import { listTeamsOf } from '../../sql/text-writers.ts'
import { viewDraft, viewDrafts, viewVersion, visibleDraft } from '../../views/drafts.ts'
import { actingOf } from '../forum-of-call.ts'
import type { Handlers } from '../handler.ts'
import { textRights } from '../text-rights.ts'

export const draftHandlers: Handlers<keyof typeof draftRoutes> = {
  'GET /forums/:forum/drafts': async (call) => {
    const member = (await call.signedIn())?.member?.id
    const teams = member === undefined ? [] : await listTeamsOf(call.house.database.db, member)
    return accept({ drafts: await viewDrafts(call.house, call.forum, teams) })
  },
  'POST /forums/:forum/drafts': async (call) =>
    await beginDraft(call.house, actingOf(call, 'drafts'), call.forum, { ...call.body, issue: call.body.issue ?? null }),
  'GET /drafts/:draft': async ({ house, draft, request }) => {
    const row = await visibleDraft(house, draft, await textRights(house, request.headers, draft))
    return row.ok ? accept(await viewDraft(house, row.value.row, row.value.rights)) : row
  },
  'GET /drafts/:draft/versions/:number': async ({ house, draft, request, params }) => {
    const row = await visibleDraft(house, draft, await textRights(house, request.headers, draft))
    return row.ok ? await viewVersion(house, draft, params.number) : row
  },
  'POST /drafts/:draft/versions': async (call) =>
    await keepVersion(call.house, actingOf(call, 'versions'), call.draft, { reason: call.body.reason ?? null }),
}
