/** What the capture train reads and writes: a constant number of queries for a whole group of ideas. */
import { sql, type Kysely } from 'kysely'
import type { CaptureRound } from '../../core/ideas/capture.ts'
import type { LedgerHead } from '../../core/ledger/chain.ts'
import type { Modality } from '../../core/ledger/entry-kinds.ts'
import type { EntryOf } from './apply/applier.ts'
import { capturedIdeasParts } from './apply/captured-ideas.ts'
import { untoldOnce } from '../people/untold-once.ts'
import { findResults } from './idempotency.ts'
import { insertPart, joined, type WritingPart } from './insert-rows.ts'
import { HINT_CHANNEL, ledgerRowOf } from './ledger.ts'
import type { Tables } from './tables.ts'
import type { Whereabouts } from './whereabouts.ts'
import { wordsRowOf, type NewWords } from './words.ts'

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
  /** The Chatham House Rule holds: the entry says nothing of who wrote and where. */
  readonly isChathamHouse: boolean
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
/** What a key captured before. */
export interface EarlierCapture {
  readonly id: string
  readonly digest: string | null
}

/** Ideas that were captured before under one of the keys, by `scope key`. */
export async function findCaptured(db: Db, asked: readonly { seat: string; key: string }[]): Promise<Map<string, EarlierCapture>> {
  const kept = await findResults(
    db,
    // Whether the gathering is under the Chatham House Rule is read beside this, not before it.
    asked.flatMap(({ seat, key }) => [{ scope: `idea:${seat}`, key }, untoldOnce({ scope: `idea:${seat}`, key })]),
  )
  // Rows of these scopes are written by writeCaptured alone.
  return new Map([...kept].map(([named, { result, digest }]) => [named, { id: (result as { id: string }).id, digest }]))
}

/** What a key gave, as it is kept. */
export interface KeptCapture {
  readonly scope: string
  readonly key: string
  readonly request_digest: string | null
  readonly result: { readonly id: string }
}
/** A group of captured ideas, sealed onto a head. */
export interface CapturedGroup {
  readonly entries: readonly EntryOf<'idea_captured'>[]
  readonly words: readonly NewWords[]
  readonly kept: readonly KeptCapture[]
  readonly madeAt: string
  /** Where ideas of gatherings under the Chatham House Rule were written. */
  readonly whereabouts: readonly Whereabouts[]
}

/**
 * Writes a group in one statement, provided that the ledger still ends where the group was sealed onto; the first of its
 * parts moves the head and is the gate of all others.
 * @returns false when the head has moved: nothing was written
 */
export async function writeCaptured(db: Db, head: LedgerHead, group: CapturedGroup): Promise<boolean> {
  const last = group.entries.at(-1)
  if (last === undefined) return true
  const parts = [
    insertPart('words', group.words.map(wordsRowOf)),
    insertPart('ledger', group.entries.map(ledgerRowOf)),
    insertPart(
      'idempotency_keys',
      group.kept.map((one) => ({ ...one, made_at: group.madeAt })),
    ),
    ...capturedIdeasParts(group.entries),
    ...whereaboutsParts(group.whereabouts),
  ]
  const { rows } =
    await sql`with gate as (update ledger_head set seq = ${last.seq}, hash = ${last.hash} where seq = ${head.seq} and hash = ${head.hash} returning 1), ${joined(parts)}
    select pg_notify(${HINT_CHANNEL}, ${String(last.seq)}) from gate`.execute(db)
  return rows.length === 1
}

/** Nothing for ordinary gatherings, whose statement stays as it is. */
function whereaboutsParts(rows: readonly Whereabouts[]): readonly WritingPart[] {
  return rows.length === 0 ? [] : [insertPart('idea_whereabouts', rows)]
}

/** Gatherings with their rounds and where their clocks stand. */
export async function readCaptureGatherings(db: Db, ids: readonly string[]): Promise<Map<string, CaptureGathering>> {
  const wanted = [...new Set(ids)]
  const [gatherings, items] = await Promise.all([
    db
      .selectFrom('gatherings')
      .innerJoin('clocks', 'clocks.gathering_id', 'gatherings.id')
      .select(['gatherings.id', 'gatherings.forum_id', 'gatherings.state', 'gatherings.ideas_count', 'gatherings.code', 'clocks.item_id'])
      .select('gatherings.is_chatham_house')
      .where((eb) => eb('gatherings.id', '=', eb.fn.any(eb.val(wanted))))
      .execute(),
    db
      .selectFrom('programme_items')
      .select(['id', 'gathering_id', 'round_number', 'question_id', 'started_at', 'ended_at'])
      .where((eb) => eb('gathering_id', '=', eb.fn.any(eb.val(wanted))))
      .where('is_removed', '=', false)
      .where('kind', '=', 'conversation')
      .execute(),
  ])
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
          isChathamHouse: row.is_chatham_house,
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
