/** Where ideas of a gathering under the Chatham House Rule were written: read for phones of that table and for their authors, for nobody else. */
import type { Kysely } from 'kysely'
import { insertRows } from './insert-rows.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** Where one idea was written. */
export type Whereabouts = Tables['idea_whereabouts']

/** Keeps where ideas were written. */
export async function keepWhereabouts(db: Db, rows: readonly Whereabouts[]): Promise<void> {
  await insertRows(db, 'idea_whereabouts', rows)
}
/** Forgets where the ideas of a gathering were written. */
export async function forgetWhereabouts(db: Db, gathering: string): Promise<void> {
  await db.deleteFrom('idea_whereabouts').where('gathering_id', '=', gathering).execute()
}
/** Table by idea. */
export async function readTablesOfIdeas(db: Db, ideas: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ideas.length === 0) return new Map()
  const rows = await db
    .selectFrom('idea_whereabouts')
    .select(['idea_id', 'table_id'])
    .where((eb) => eb('idea_id', '=', eb.fn.any(eb.val([...ideas]))))
    .execute()
  return new Map(rows.flatMap((row) => (row.table_id === null ? [] : [[row.idea_id, row.table_id]])))
}
/** Ids of the ideas that a seat wrote. */
export async function listWrittenBy(db: Db, seat: string, limit: number): Promise<string[]> {
  const rows = await db.selectFrom('idea_whereabouts').select('idea_id').where('seat_id', '=', seat).limit(limit).execute()
  return rows.map((row) => row.idea_id)
}
/** Ids of the newest ideas that were written at a table in a round. */
export async function listWrittenAt(
  db: Db,
  gathering: string,
  at: { readonly table: string; readonly round: string | undefined; readonly limit: number },
): Promise<string[]> {
  let query = db
    .selectFrom('idea_whereabouts')
    .innerJoin('ideas', 'ideas.id', 'idea_whereabouts.idea_id')
    .select('ideas.id')
    .where('idea_whereabouts.gathering_id', '=', gathering)
    .where('idea_whereabouts.table_id', '=', at.table)
  if (at.round !== undefined) query = query.where('ideas.round_id', '=', at.round)
  return (await query.orderBy('ideas.number', 'desc').limit(at.limit).execute()).map((row) => row.id)
}
/** Tables at which something was written in a stretch of a round. */
export async function readTablesThatWrote(
  db: Db,
  at: { readonly gathering: string; readonly round: string; readonly from: string; readonly until: string },
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('idea_whereabouts')
    .innerJoin('ideas', 'ideas.id', 'idea_whereabouts.idea_id')
    .select('idea_whereabouts.table_id')
    .distinct()
    .where('idea_whereabouts.gathering_id', '=', at.gathering)
    .where('ideas.round_id', '=', at.round)
    .where('ideas.recorded_at', '>=', at.from)
    .where('ideas.recorded_at', '<', at.until)
    .execute()
  return new Set(rows.flatMap((row) => row.table_id ?? []))
}
