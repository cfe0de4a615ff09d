/** Entries about the plan of seats: plans, moves by hand, people who leave and come back, tables lost, wishes. */
import { sql } from 'kysely'
import type { Entry } from '../../../core/ledger/entry.ts'
import type { SeatingPatch } from '../../../core/ledger/seating-kinds.ts'
import type { Tx } from '../ledger.ts'
import { gatheringOf, oneByOne, type Appliers } from './applier.ts'

export const applySeating: Appliers<
  | 'seating_planned'
  | 'seat_moved'
  | 'seat_left'
  | 'seat_returned'
  | 'table_closed'
  | 'table_opened'
  | 'seating_wishes_set'
  | 'seating_change_undone'
> = {
  seating_planned: oneByOne(async (tx, entry) => await moveSeats(tx, entry, entry.body.patch)),
  seat_moved: oneByOne(async (tx, entry) => await moveSeats(tx, entry, entry.body.patch)),
  seat_left: oneByOne(async (tx, entry) => {
    await setLeft(tx, entry.body.id, entry.at)
    await moveSeats(tx, entry, entry.body.patch)
  }),
  seat_returned: oneByOne(async (tx, entry) => {
    await setLeft(tx, entry.body.id, null)
    await moveSeats(tx, entry, entry.body.patch)
  }),
  table_closed: oneByOne(async (tx, entry) => {
    await setClosed(tx, entry.body.table, entry.body.round)
    await moveSeats(tx, entry, entry.body.patch)
  }),
  table_opened: oneByOne(async (tx, entry) => {
    await setClosed(tx, entry.body.table, null)
    await moveSeats(tx, entry, entry.body.patch)
  }),
  seating_wishes_set: oneByOne(async (tx, entry) => {
    await sql`insert into seating_wishes (gathering_id, together, apart)
      values (${gatheringOf(entry)}, ${JSON.stringify(entry.body.together)}::text::jsonb, ${JSON.stringify(entry.body.apart)}::text::jsonb)
      on conflict (gathering_id) do update set together = excluded.together, apart = excluded.apart`.execute(tx)
  }),
  seating_change_undone: oneByOne(async (tx, entry) => {
    const { seat, table, patch } = entry.body
    if (seat !== null) await setLeft(tx, seat.id, seat.leftAt)
    if (table !== null) await setClosed(tx, table.id, table.closedFrom)
    await moveSeats(tx, entry, patch)
  }),
}

/** Moves seats in three statements, whatever their number. */
async function moveSeats(tx: Tx, entry: Entry, patch: SeatingPatch): Promise<void> {
  const gathering = gatheringOf(entry)
  await tx.updateTable('gatherings').set({ seating_version: entry.seq }).where('id', '=', gathering).execute()
  const moves = patch.rounds.flatMap(({ round, moves: some }) =>
    some.map(([seat, , to]) => ({ seat, round, table: patch.tables[to] ?? null })),
  )
  if (moves.length === 0) return
  const moved = sql`jsonb_to_recordset(${JSON.stringify(moves)}::text::jsonb) as moved(seat integer, round uuid, "table" uuid)
    join seats on seats.gathering_id = ${gathering} and seats.number = moved.seat`
  await sql`insert into seatings (seat_id, round_id, table_id, gathering_id)
    select seats.id, moved.round, moved."table", ${gathering}::uuid from ${moved} where moved."table" is not null
    on conflict (seat_id, round_id) do update set table_id = excluded.table_id`.execute(tx)
  if (moves.some(({ table }) => table === null))
    await sql`delete from seatings using ${moved} where moved."table" is null and seatings.seat_id = seats.id and seatings.round_id = moved.round`.execute(
      tx,
    )
}

async function setLeft(tx: Tx, seat: string, leftAt: string | null): Promise<void> {
  await tx.updateTable('seats').set({ left_at: leftAt }).where('id', '=', seat).execute()
}

async function setClosed(tx: Tx, table: string, closedFrom: string | null): Promise<void> {
  await tx.updateTable('cafe_tables').set({ closed_from: closedFrom }).where('id', '=', table).execute()
}
