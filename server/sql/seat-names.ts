/** First names: read for those who sit at the same table, forgotten at the word of the person and when the doors close. */
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** Keeps the name of a seat, or forgets it. */
export async function keepSeatName(
  db: Db,
  seat: { readonly id: string; readonly gathering: string },
  firstName: string | null,
): Promise<void> {
  if (firstName === null) return void (await db.deleteFrom('seat_names').where('seat_id', '=', seat.id).execute())
  await db
    .insertInto('seat_names')
    .values({ seat_id: seat.id, gathering_id: seat.gathering, first_name: firstName })
    .onConflict((oc) => oc.column('seat_id').doUpdateSet({ first_name: firstName }))
    .execute()
}
/** Forgets all names of a gathering. */
export async function forgetSeatNames(db: Db, gathering: string): Promise<void> {
  await db.deleteFrom('seat_names').where('gathering_id', '=', gathering).execute()
}
/** Who sits at a table in a round, in the order of their seats. */
export async function listTableMates(
  db: Db,
  at: { readonly gathering: string; readonly round: string; readonly table: string },
): Promise<{ seat: string; stakeholderGroup: string | null; firstName: string | null }[]> {
  const rows = await db
    .selectFrom('seatings')
    .innerJoin('seats', 'seats.id', 'seatings.seat_id')
    .leftJoin('seat_names', 'seat_names.seat_id', 'seats.id')
    .select(['seats.id', 'seats.stakeholder_group_id', 'seat_names.first_name'])
    .where('seatings.gathering_id', '=', at.gathering)
    .where('seatings.round_id', '=', at.round)
    .where('seatings.table_id', '=', at.table)
    .where('seats.left_at', 'is', null)
    .orderBy('seats.number')
    .execute()
  return rows.map((row) => ({ seat: row.id, stakeholderGroup: row.stakeholder_group_id, firstName: row.first_name }))
}
