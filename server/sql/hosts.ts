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

/** The table that a seat hosts. */
export async function readTableOfHost(
  db: Kysely<Tables>,
  gathering: string,
  seat: string,
): Promise<{ readonly id: string; readonly number: number } | undefined> {
  return await db
    .selectFrom('table_hosts')
    .innerJoin('cafe_tables', 'cafe_tables.id', 'table_hosts.table_id')
    .select(['cafe_tables.id', 'cafe_tables.number'])
    .where('table_hosts.gathering_id', '=', gathering)
    .where('table_hosts.seat_id', '=', seat)
    .executeTakeFirst()
}

/** Seats at a table in a round that have put nothing on it in this round, without those who left and without the host. */
export async function listUnheard(
  db: Kysely<Tables>,
  place: { readonly gathering: string; readonly table: string; readonly round: string; readonly host: string },
): Promise<{ seat: number; stakeholderGroup: string | null }[]> {
  const rows = await db
    .selectFrom('seatings')
    .innerJoin('seats', 'seats.id', 'seatings.seat_id')
    .select(['seats.number', 'seats.stakeholder_group_id'])
    .where('seatings.gathering_id', '=', place.gathering)
    .where('seatings.table_id', '=', place.table)
    .where('seatings.round_id', '=', place.round)
    .where('seats.id', '<>', place.host)
    .where('seats.left_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('ideas').select('ideas.id').whereRef('ideas.seat_id', '=', 'seats.id').where('ideas.round_id', '=', place.round),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('idea_whereabouts')
            .innerJoin('ideas', 'ideas.id', 'idea_whereabouts.idea_id')
            .select('ideas.id')
            .whereRef('idea_whereabouts.seat_id', '=', 'seats.id')
            .where('ideas.round_id', '=', place.round),
        ),
      ),
    )
    .orderBy('seats.number')
    .execute()
  return rows.map((row) => ({ seat: row.number, stakeholderGroup: row.stakeholder_group_id }))
}

/** What was handed on, of one table or of all. */
export async function readRecaps(
  db: Kysely<Tables>,
  gathering: string,
  table: string | undefined,
): Promise<{ readonly table: string; readonly round: string; readonly ideas: readonly string[]; readonly entry: number }[]> {
  let query = db.selectFrom('recaps').select(['table_id', 'round_id', 'ideas', 'entry']).where('gathering_id', '=', gathering)
  if (table !== undefined) query = query.where('table_id', '=', table)
  // Written by the applier alone, as ids of ideas.
  return (await query.execute()).map((row) => ({
    table: row.table_id,
    round: row.round_id,
    ideas: row.ideas as string[],
    entry: row.entry,
  }))
}
