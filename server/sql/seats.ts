/** Questions about seats, their keys and their tables. */
import { sql, type Kysely } from 'kysely'
import type { Modality } from '../../core/ledger/entry-kinds.ts'
import { insertRows } from './insert-rows.ts'
import type { Tx } from './ledger.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** A seat with its tables, one for each round. */
export interface SeatRow {
  readonly id: string
  readonly gathering: string
  readonly number: number
  readonly stakeholderGroup: string | null
  readonly regionalGroup: string | null
  readonly modality: Modality
  readonly takenAt: string
  readonly hasLeft: boolean
}

/** The seat that a key opens. */
export async function findSeatByToken(db: Db, tokenHash: string): Promise<{ seat: string; gathering: string } | null> {
  const row = await db.selectFrom('seat_keys').select(['seat_id', 'gathering_id']).where('token_hash', '=', tokenHash).executeTakeFirst()
  return row === undefined ? null : { seat: row.seat_id, gathering: row.gathering_id }
}
/** Keeps the keys of seats, in the transaction that takes the seats. */
export async function keepSeatKeys(tx: Tx, keys: readonly { tokenHash: string; seat: string; gathering: string }[]): Promise<void> {
  const rows = keys.map(({ tokenHash, seat, gathering }) => ({ token_hash: tokenHash, seat_id: seat, gathering_id: gathering }))
  await insertRows(tx, 'seat_keys', rows)
}
/** One seat. */
export async function readSeat(db: Db, id: string): Promise<SeatRow | undefined> {
  const row = await db.selectFrom('seats').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined
    ? undefined
    : {
        id: row.id,
        gathering: row.gathering_id,
        number: row.number,
        stakeholderGroup: row.stakeholder_group_id,
        regionalGroup: row.regional_group_id,
        modality: row.modality,
        takenAt: row.taken_at,
        hasLeft: row.left_at !== null,
      }
}
/** Tables of a seat in the order of the rounds. */
export async function readSeatingOf(
  db: Db,
  seat: string,
): Promise<{ round: string; roundNumber: number; table: string; tableNumber: number }[]> {
  const rows = await db
    .selectFrom('seatings')
    .innerJoin('programme_items', 'programme_items.id', 'seatings.round_id')
    .innerJoin('cafe_tables', 'cafe_tables.id', 'seatings.table_id')
    .select(['seatings.round_id', 'programme_items.round_number', 'seatings.table_id', 'cafe_tables.number'])
    .where('seatings.seat_id', '=', seat)
    .where('programme_items.is_removed', '=', false)
    .orderBy('programme_items.position')
    .execute()
  return rows.map((row) => ({ round: row.round_id, roundNumber: row.round_number ?? 0, table: row.table_id, tableNumber: row.number }))
}
/** How many seats were taken, by modality. */
export async function countSeatsTaken(db: Db, gathering: string): Promise<{ total: number; room: number; online: number }> {
  const row = await sql<{ total: number; room: number; online: number }>`
    select count(*)::int as total, (count(*) filter (where modality = 'room'))::int as room, (count(*) filter (where modality = 'online'))::int as online from seats where gathering_id = ${gathering}`.execute(
    db,
  )
  return row.rows[0] ?? { total: 0, room: 0, online: 0 }
}
/** People with a place in each round that has begun, by stakeholder group. */
export async function countSeatedByRound(db: Db, gathering: string): Promise<{ number: number; group: string | null; people: number }[]> {
  const rows = await db
    .selectFrom('seatings')
    .innerJoin('programme_items', 'programme_items.id', 'seatings.round_id')
    .innerJoin('seats', 'seats.id', 'seatings.seat_id')
    .select(['programme_items.round_number', 'seats.stakeholder_group_id', (eb) => eb.fn.countAll<number>().as('people')])
    .where('seatings.gathering_id', '=', gathering)
    .where('programme_items.is_removed', '=', false)
    .where('programme_items.started_at', 'is not', null)
    .groupBy(['programme_items.round_number', 'seats.stakeholder_group_id'])
    .execute()
  return rows.map((row) => ({ number: row.round_number ?? 0, group: row.stakeholder_group_id, people: row.people }))
}
/** People placed by round and table. */
export async function countPlaced(db: Db, gathering: string): Promise<{ round: string; table: string; people: number }[]> {
  const rows = await db
    .selectFrom('seatings')
    .select(['round_id', 'table_id', (eb) => eb.fn.countAll<number>().as('people')])
    .where('gathering_id', '=', gathering)
    .groupBy(['round_id', 'table_id'])
    .execute()
  return rows.map((row) => ({ round: row.round_id, table: row.table_id, people: row.people }))
}
