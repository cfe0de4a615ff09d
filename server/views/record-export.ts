/** A gathering as a gathering record, to be taken elsewhere. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { exportRecord } from '../../core/records/export-record.ts'
import type { GatheringRecord } from '../../core/records/gathering-record.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { forumOfPath } from '../sql/places.ts'
import { readHoldings } from '../sql/report.ts'

/** The record of the gathering that an address names, by id or slug. */
export async function viewRecord(house: Pick<HouseBase, 'database'>, gathering: string): Promise<Outcome<GatheringRecord, RefusalCode>> {
  const place = await forumOfPath(house.database.db, { gathering })
  if (!place.ok) return place
  const holdings = place.value.gathering === null ? undefined : await readHoldings(house.database.db, place.value.gathering)
  return holdings === undefined ? refuse('not_found', { what: 'gathering' }) : accept(exportRecord(holdings))
}
