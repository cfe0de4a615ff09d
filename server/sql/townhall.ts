/** Questions about the three lists of a town hall. */
import type { Kysely } from 'kysely'
import type { RecordedList } from '../../core/ledger/townhall-kinds.ts'
import type { Tables } from './tables.ts'

/** What stands in a list. */
export interface ListedRow {
  readonly id: string
  readonly list: RecordedList
  readonly idea: string
  readonly other: string | null
  readonly entry: number
}

/** Everything that stands in the lists of a gathering, in the order in which it was said. */
export async function readListed(db: Kysely<Tables>, gathering: string): Promise<ListedRow[]> {
  const rows = await db
    .selectFrom('listed_ideas')
    .select(['id', 'list', 'idea_id', 'other_idea_id', 'entry'])
    .where('gathering_id', '=', gathering)
    .where('is_removed', '=', false)
    .orderBy('entry')
    .execute()
  return rows.map((row) => ({ id: row.id, list: row.list, idea: row.idea_id, other: row.other_idea_id, entry: row.entry }))
}
