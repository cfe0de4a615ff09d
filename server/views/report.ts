/** The report of a gathering, compiled from what its tables hold. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { compileReport, type Report } from '../../core/records/report.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { PUBLIC, viewHoldings } from './held-gathering.ts'

/** The report of the gathering that an address names, by id or slug. */
export async function viewReport(
  house: Pick<HouseBase, 'database'>,
  gathering: string,
  seesDrafts = PUBLIC,
): Promise<Outcome<Report, RefusalCode>> {
  const held = await viewHoldings(house, gathering, seesDrafts)
  return held.ok ? accept(compileReport(held.value)) : held
}
