/** Questions about the hosts of tables. */
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** Number of the hosting seat by table. */
export async function readHosts(db: Kysely<Tables>, gathering: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('table_hosts')
    .innerJoin('seats', 'seats.id', 'table_hosts.seat_id')
    .select(['table_hosts.table_id', 'seats.number'])
    .where('table_hosts.gathering_id', '=', gathering)
    .execute()
  return new Map(rows.map((row) => [row.table_id, row.number]))
}
