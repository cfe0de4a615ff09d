/** The report of a gathering, compiled from what its tables hold, with what its town hall found. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { ListsView } from '../../contract/townhall.ts'
import { compileReport, type Report } from '../../core/records/report.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { PUBLIC, viewHoldings } from './held-gathering.ts'
import { viewLists } from './townhall.ts'

/** The report of the gathering that an address names, by id or slug. */
export async function viewReport(
  house: Pick<HouseBase, 'database'>,
  gathering: string,
  seesDrafts = PUBLIC,
): Promise<Outcome<Report & { readonly lists: ListsView }, RefusalCode>> {
  const held = await viewHoldings(house, gathering, seesDrafts)
  if (!held.ok) return held
  return accept({ ...compileReport(held.value), lists: await viewLists(house, held.value.gathering.id) })
}
