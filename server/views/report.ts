/** The report of a gathering, compiled from what its tables hold. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { compileReport, type Report } from '../../core/records/report.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { forumOfPath } from '../sql/places.ts'
import { readHoldings } from '../sql/report.ts'

/** The report of the gathering that an address names, by id or slug. */
export async function viewReport(house: Pick<HouseBase, 'database'>, gathering: string): Promise<Outcome<Report, RefusalCode>> {
  const place = await forumOfPath(house.database.db, { gathering })
  if (!place.ok) return place
  const holdings = place.value.gathering === null ? undefined : await readHoldings(house.database.db, place.value.gathering)
  return holdings === undefined ? refuse('not_found', { what: 'gathering' }) : accept(compileReport(holdings))
}
