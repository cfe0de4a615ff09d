/** Questions about the plan of seats: who may be placed, where everybody sits in every round, wishes and the history of changes. */
import { sql, type Kysely } from 'kysely'
import type { Seating } from '../../core/gatherings/seating-change.ts'
import type { Entry } from '../../core/ledger/entry.ts'
import type { Modality } from '../../core/ledger/entry-kinds.ts'
import type { SeatPair, SeatingKinds } from '../../core/ledger/seating-kinds.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** Kinds of entries that change the plan by themselves; taking a seat changes it too, but is never taken back. */
export const SEATING_KINDS = [
  'seating_planned',
  'seat_moved',
  'seat_left',
  'seat_returned',
  'table_closed',
  'table_opened',
  'seating_wishes_set',
  'seating_change_undone',
] as const satisfies readonly (keyof SeatingKinds)[]

/** An entry that changed the plan. */
export type SeatingEntry = Extract<Entry, { kind: (typeof SEATING_KINDS)[number] }>

/** A seat as a plan needs it. */
export interface SeatFacts {
  readonly id: string
  readonly number: number
  readonly stakeholderGroup: string | null
  readonly regionalGroup: string | null
  readonly modality: Modality
  /** What they said they speak, by codes; empty when they said nothing. */
  readonly languages: readonly string[]
  readonly leftAt: string | null
}
/** Pairs of seats that sit together or apart. */
export interface Wishes {
  readonly together: readonly SeatPair[]
  readonly apart: readonly SeatPair[]
}

/** Every seat of a gathering in the order of its numbers. */
export async function readSeatFacts(db: Db, gathering: string): Promise<SeatFacts[]> {
  const rows = await db
    .selectFrom('seats')
    .leftJoin('seat_languages', 'seat_languages.seat_id', 'seats.id')
    .select(['id', 'number', 'stakeholder_group_id', 'regional_group_id', 'modality', 'languages', 'left_at'])
    .where('seats.gathering_id', '=', gathering)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    stakeholderGroup: row.stakeholder_group_id,
    regionalGroup: row.regional_group_id,
    modality: row.modality,
    languages: row.languages ?? [],
    leftAt: row.left_at,
  }))
}

/** Where everybody sits: one row for each round and table, so that a hall of thousands is read in milliseconds. */
export async function readSeating(db: Db, gathering: string): Promise<Seating> {
  const { rows } = await sql<{ round: string; table: string; seats: string }>`
    select seatings.round_id as round, seatings.table_id as "table", string_agg(seats.number::text, ',' order by seats.number) as seats
    from seatings join seats on seats.id = seatings.seat_id where seatings.gathering_id = ${gathering} group by 1, 2`.execute(db)
  const seating = new Map<string, Map<number, string>>()
  for (const { round, table, seats } of rows) {
    const placed = seating.get(round) ?? new Map<number, string>()
    seating.set(round, placed)
    for (const seat of seats.split(',')) placed.set(Number(seat), table)
  }
  return seating
}

/** Wishes of a gathering. */
export async function readWishes(db: Db, gathering: string): Promise<Wishes> {
  const row = await db.selectFrom('seating_wishes').select(['together', 'apart']).where('gathering_id', '=', gathering).executeTakeFirst()
  // Written by the command that checks them, as pairs of numbers.
  return row === undefined ? { together: [], apart: [] } : { together: row.together as SeatPair[], apart: row.apart as SeatPair[] }
}

/** The newest changes of the plan, newest first. */
export async function readSeatingEntries(db: Db, gathering: string, limit: number): Promise<SeatingEntry[]> {
  const kinds = sql.join(SEATING_KINDS.map((kind) => sql.lit(kind)))
  const rows = await db
    .selectFrom('ledger')
    .selectAll()
    .where('gathering_id', '=', gathering)
    .where(sql<boolean>`kind in (${kinds})`)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  return rows.map(
    (row) =>
      ({
        seq: row.seq,
        at: row.at,
        forum: row.forum_id,
        gathering: row.gathering_id,
        actor: row.actor,
        kind: row.kind,
        body: row.body,
        prevHash: row.prev_hash,
        hash: row.hash,
        // Kinds were just asked for; bodies were written by the commands of the plan.
      }) as SeatingEntry,
  )
}

/** Changes with every change of who may sit where: a plan made of another one is outdated. */
export async function readSeatingVersion(db: Db, gathering: string): Promise<string> {
  const kinds = sql.join(SEATING_KINDS.map((kind) => sql.lit(kind)))
  const { rows } = await sql<{ version: string }>`
    select concat_ws('/', (select max(seq) from ledger where gathering_id = ${gathering} and kind in (${kinds})),
      (select count(*) from seats where gathering_id = ${gathering}), (select item_id from clocks where gathering_id = ${gathering})) as version`.execute(
    db,
  )
  return rows[0]?.version ?? ''
}

/** Whether somebody came, left or returned, or a table was lost, since everybody was planned last. */
export async function hasChangedSincePlan(db: Db, gathering: string): Promise<boolean> {
  const { rows } = await sql<{ changed: boolean }>`
    select coalesce(max(seq) filter (where kind <> 'seating_planned'), 0) > coalesce(max(seq) filter (where kind = 'seating_planned'), 0) as changed
    from ledger where gathering_id = ${gathering}
      and kind in ('seating_planned', 'seat_taken', 'seat_left', 'seat_returned', 'table_closed', 'table_opened', 'tables_set', 'seating_wishes_set', 'table_host_named')`.execute(
    db,
  )
  return rows[0]?.changed === true
}
