/** Pages of the ledger as anybody may read and check them. */
import { PAGE_MAX } from '../../contract/limits.ts'
import type { LedgerEntryView } from '../../contract/records.ts'
import type { HouseBase } from '../house-base.ts'
import { readEntries } from '../sql/ledger.ts'

/** Entries after a number; `next` is the number to go on from, null on the last page. */
export async function viewLedger(
  house: Pick<HouseBase, 'database'>,
  asked: { readonly after?: number; readonly limit?: number; readonly gathering?: string },
): Promise<{ entries: LedgerEntryView[]; next: number | null }> {
  const limit = asked.limit ?? PAGE_MAX
  // One more than asked for tells whether another page follows.
  const entries = await readEntries(house.database.db, { after: asked.after ?? 0, limit: limit + 1, gathering: asked.gathering })
  const page = entries.slice(0, limit)
  return { entries: page.map((entry) => ({ ...entry })), next: entries.length > limit ? (page.at(-1)?.seq ?? null) : null }
}
