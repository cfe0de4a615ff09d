/** What the capture train reads and keeps: a constant number of queries for a whole group of ideas. */
import type { Kysely } from 'kysely'
import type { CaptureRound } from '../../core/ideas/capture.ts'
import type { Modality } from '../../core/ledger/entry-kinds.ts'
import { insertRows } from './insert-rows.ts'
import type { Tx } from './ledger.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** A gathering as capture sees it. */
export interface CaptureGathering {
  readonly id: string
  readonly forum: string
  readonly state: 'draft' | 'open' | 'closed'
  /** Ideas so far: the next one is this number plus one. */
  readonly ideas: number
  readonly code: string
  readonly rounds: readonly (CaptureRound & { readonly question: string | null })[]
  readonly runningRound: string | null
}
/** A seat as capture sees it. */
export interface CaptureSeat {
  readonly gathering: string
  readonly stakeholderGroup: string | null
  readonly modality: Modality
  /** Table by round. */
  readonly tables: ReadonlyMap<string, string>
  readonly tableNumbers: ReadonlyMap<string, number>
}
/** Ids of ideas that were captured before under one of the keys, by `scope key`. */
export async function findCaptured(db: Db, asked: readonly { seat: string; key: string }[]): Promise<Map<string, string>> {
  const scopes = [...new Set(asked.map((one) => `idea:${one.seat}`))]
  const keys = [...new Set(asked.map((one) => one.key))]
  const rows = await db
    .selectFrom('idempotency_keys')
    .select(['scope', 'key', 'result'])
    .where((eb) => eb.and([eb('scope', '=', eb.fn.any(eb.val(scopes))), eb('key', '=', eb.fn.any(eb.val(keys)))]))
    .execute()
  // Rows of these scopes are written by keepCaptured alone.
  return new Map(rows.map((row) => [`${row.scope} ${row.key}`, (row.result as { id: string }).id]))
}

/** Keeps what keys gave. */
export async function keepCaptured(
  tx: Tx,
  kept: readonly { scope: string; key: string; result: { id: string } }[],
  madeAt: string,
): Promise<void> {
  await insertRows(
    tx,
    'idempotency_keys',
    kept.map((one) => ({ scope: one.scope, key: one.key, result: one.result, made_at: madeAt })),
  )
}

/** Gatherings with their rounds and where their clocks stand. */
export async function readCaptureGatherings(db: Db, ids: readonly string[]): Promise<Map<string, CaptureGathering>> {
  const wanted = [...new Set(ids)]
  const gatherings = await db
    .selectFrom('gatherings')
    .innerJoin('clocks', 'clocks.gathering_id', 'gatherings.id')
    .select(['gatherings.id', 'gatherings.forum_id', 'gatherings.state', 'gatherings.ideas_count', 'gatherings.code', 'clocks.item_id'])
    .where('gatherings.id', 'in', wanted)
    .execute()
  const items = await db
    .selectFrom('programme_items')
    .select(['id', 'gathering_id', 'round_number', 'question_id', 'started_at', 'ended_at'])
    .where('gathering_id', 'in', wanted)
    .where('is_removed', '=', false)
    .where('kind', '=', 'conversation')
    .execute()
  return new Map(
    gatherings.map((row) => {
      const rounds = items
        .filter((item) => item.gathering_id === row.id)
        .map((item) => ({
          id: item.id,
          number: item.round_number ?? 0,
          question: item.question_id,
          startedAt: item.started_at,
          endedAt: item.ended_at,
        }))
      return [
        row.id,
        {
          id: row.id,
          forum: row.forum_id,
          state: row.state,
          ideas: row.ideas_count,
          code: row.code ?? '',
          rounds,
          runningRound: rounds.some((round) => round.id === row.item_id) ? row.item_id : null,
        },
      ]
    }),
  )
}

/** Seats with their tables. */
export async function readCaptureSeats(db: Db, ids: readonly string[]): Promise<Map<string, CaptureSeat>> {
  const wanted = [...new Set(ids)]
  const rows = await db
    .selectFrom('seats')
    .leftJoin('seatings', 'seatings.seat_id', 'seats.id')
    .leftJoin('cafe_tables', 'cafe_tables.id', 'seatings.table_id')
    .select([
      'seats.id',
      'seats.gathering_id',
      'seats.stakeholder_group_id',
      'seats.modality',
      'seatings.round_id',
      'seatings.table_id',
      'cafe_tables.number',
    ])
    .where((eb) => eb('seats.id', '=', eb.fn.any(eb.val(wanted))))
    .execute()
  const seats = new Map<
    string,
    {
      gathering: string
      stakeholderGroup: string | null
      modality: Modality
      tables: Map<string, string>
      tableNumbers: Map<string, number>
    }
  >()
  for (const row of rows) {
    const seat = seats.get(row.id) ?? {
      gathering: row.gathering_id,
      stakeholderGroup: row.stakeholder_group_id,
      modality: row.modality,
      tables: new Map<string, string>(),
      tableNumbers: new Map<string, number>(),
    }
    if (row.round_id !== null && row.table_id !== null) seat.tables.set(row.round_id, row.table_id)
    if (row.table_id !== null && row.number !== null) seat.tableNumbers.set(row.table_id, row.number)
    seats.set(row.id, seat)
  }
  return seats
}
