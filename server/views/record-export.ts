/** A gathering as a gathering record, to be taken elsewhere. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { exportRecord } from '../../core/records/export-record.ts'
import type { GatheringRecord } from '../../core/records/gathering-record.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { PUBLIC, viewHoldings } from './held-gathering.ts'

/** The record of the gathering that an address names, by id or slug. */
export async function viewRecord(
  house: Pick<HouseBase, 'database'>,
  gathering: string,
  seesDrafts = PUBLIC,
): Promise<Outcome<GatheringRecord, RefusalCode>> {
  const held = await viewHoldings(house, gathering, seesDrafts)
  return held.ok ? accept(exportRecord(held.value)) : held
}
