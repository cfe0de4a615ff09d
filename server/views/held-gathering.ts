/** What reports and records are made from, for whoever may see it: a draft is for those who prepare it. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { RecordHoldings } from '../../core/records/holdings.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { forumOfPath } from '../sql/places.ts'
import { readHoldings } from '../sql/report.ts'

/** Asked only where it matters: whether the caller prepares gatherings. */
export type SeesDrafts = () => Promise<boolean>
/** The public sees no draft. */
export const PUBLIC: SeesDrafts = async () => false

/** Holdings of the gathering that an address names, by id or slug. */
export async function viewHoldings(
  house: Pick<HouseBase, 'database'>,
  gathering: string,
  seesDrafts: SeesDrafts,
): Promise<Outcome<RecordHoldings, RefusalCode>> {
  const place = await forumOfPath(house.database.db, { gathering })
  if (!place.ok) return place
  const holdings = place.value.gathering === null ? undefined : await readHoldings(house.database.db, place.value.gathering)
  if (holdings === undefined || (holdings.gathering.state === 'draft' && !(await seesDrafts())))
    return refuse('not_found', { what: 'gathering' })
  return accept(holdings)
}
