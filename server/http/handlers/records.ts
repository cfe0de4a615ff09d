/** Routes of the record: ledger, report, remarks, import and export. */
import type { RefusalCode } from '../../../contract/refusals.ts'
import type { recordRoutes } from '../../../contract/records.ts'
import { accept, refuse, type Outcome } from '../../../core/words/outcome.ts'
import { importRecord } from '../../commands/import-record.ts'
import { recordRemark } from '../../commands/record-remark.ts'
import { ensureRootForum } from '../../commands/root-forum.ts'
import { setReportTexts } from '../../commands/set-report-texts.ts'
import type { House } from '../../house.ts'
import { readHead } from '../../sql/ledger.ts'
import { forumOfPath } from '../../sql/places.ts'
import { viewLedger } from '../../views/ledger.ts'
import { viewRecord } from '../../views/record-export.ts'
import { viewReport } from '../../views/report.ts'
import { actingOf } from '../forum-of-call.ts'
import { PREPARERS, type Handlers } from '../handler.ts'

export const recordHandlers: Handlers<keyof typeof recordRoutes> = {
  'GET /ledger': async ({ house, query }) => accept(await viewLedger(house, query)),
  'GET /ledger/head': async ({ house }) => accept(await readHead(house.database.db)),
  'GET /gatherings/:gathering/report': async ({ house, params, holds }) =>
    await viewReport(house, params.gathering, async () => await holds(PREPARERS)),
  'GET /gatherings/:gathering/record': async ({ house, params, holds }) =>
    await viewRecord(house, params.gathering, async () => await holds(PREPARERS)),
  'POST /imports/gathering-records': async (call) => {
    const forum = await ensureRootForum(call.house, actingOf(call))
    return forum.ok ? await importRecord(call.house, actingOf(call, 'imports'), forum.value.forum, call.body) : forum
  },
  'POST /gatherings/:gathering/remarks': async (call) =>
    await withGathering(
      call,
      async (gathering) => await recordRemark(call.house, actingOf(call, `${gathering} remarks`), { ...call.body, gathering }),
    ),
  'PUT /gatherings/:gathering/report-texts': async (call) =>
    await withGathering(call, async (gathering) => await setReportTexts(call.house, actingOf(call), { ...call.body, gathering })),
}

/** Calls on with the id of the gathering that a path names. */
async function withGathering<T>(
  call: { readonly house: House; readonly params: { readonly gathering: string } },
  act: (gathering: string) => Promise<Outcome<T, RefusalCode>>,
): Promise<Outcome<T, RefusalCode>> {
  const place = await forumOfPath(call.house.database.db, call.params)
  if (!place.ok) return place
  return place.value.gathering === null ? refuse('not_found', { what: 'gathering' }) : await act(place.value.gathering)
}
