/** Questions about the floor: hands, how long a speech may take, moves that can be taken back. */
import { sql, type Kysely } from 'kysely'
import type { Modality } from '../../core/ledger/entry-kinds.ts'
import type { RecordedHandState, RecordedTurn } from '../../core/ledger/floor-kinds.ts'
import type { FloorEntry } from '../../core/townhall/floor-moves.ts'
import { HANDS_MAX, SLOT_SECONDS_DEFAULT } from '../../contract/limits.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** A hand with whose it is; under the Chatham House Rule that is known while the doors are open. */
export interface HandRow {
  readonly id: string
  readonly seat: string | null
  readonly group: string | null
  readonly modality: Modality | null
  readonly state: RecordedHandState
  readonly raisedAt: string
  readonly calledAt: string | null
  readonly startedAt: string | null
  readonly endedAt: string | null
  readonly slotSeconds: number | null
  readonly entry: number
}

function selectHands(db: Db, gathering: string) {
  return db
    .selectFrom('hands')
    .leftJoin('hand_whereabouts', 'hand_whereabouts.hand_id', 'hands.id')
    .select((eb) => [
      'hands.id',
      eb.fn.coalesce('hands.seat_id', 'hand_whereabouts.seat_id').as('seat'),
      eb.fn.coalesce('hands.stakeholder_group_id', 'hand_whereabouts.stakeholder_group_id').as('group'),
      eb.fn.coalesce('hands.modality', 'hand_whereabouts.modality').as('modality'),
      'hands.state',
      'hands.raised_at as raisedAt',
      'hands.called_at as calledAt',
      'hands.started_at as startedAt',
      'hands.ended_at as endedAt',
      'hands.slot_seconds as slotSeconds',
      'hands.entry',
    ])
    .where('hands.gathering_id', '=', gathering)
}

/** Hands that are up or have come to the microphone, in the order in which they were raised. One query. */
export async function listHands(db: Db, gathering: string): Promise<HandRow[]> {
  return await selectHands(db, gathering)
    .where('hands.state', 'in', ['waiting', 'called', 'speaking', 'spoken'])
    .orderBy('hands.raised_at')
    .orderBy('hands.id')
    .limit(HANDS_MAX)
    .execute()
}
/** One hand, whatever its state. */
export async function readHand(db: Db, gathering: string, id: string): Promise<HandRow | undefined> {
  return await selectHands(db, gathering).where('hands.id', '=', id).executeTakeFirst()
}
/** The hand that a seat moved last: the one that is up, when there is one. */
export async function readHandOfSeat(db: Db, gathering: string, seat: string): Promise<HandRow | undefined> {
  return await selectHands(db, gathering)
    .where((eb) => eb.or([eb('hands.seat_id', '=', seat), eb('hand_whereabouts.seat_id', '=', seat)]))
    .orderBy((eb) => eb('hands.state', 'in', ['waiting', 'called', 'speaking']), 'desc')
    .orderBy('hands.entry', 'desc')
    .limit(1)
    .executeTakeFirst()
}
/** Hands ever raised in a gathering. */
export async function countHands(db: Db, gathering: string): Promise<number> {
  const row = await db
    .selectFrom('hands')
    .select((eb) => eb.fn.countAll<number>().as('hands'))
    .where('gathering_id', '=', gathering)
    .executeTakeFirstOrThrow()
  return row.hands
}
/** How long a speech may take, and what the wall keeps back. */
export async function readFloorRow(
  db: Db,
  gathering: string,
): Promise<{ readonly slotSeconds: number; readonly veil: { readonly isAll: boolean; readonly ideas: readonly number[] } }> {
  const row = await db
    .selectFrom('floors')
    .select(['slot_seconds', 'is_veiled', 'veiled_ideas'])
    .where('gathering_id', '=', gathering)
    .executeTakeFirst()
  return {
    slotSeconds: row?.slot_seconds ?? SLOT_SECONDS_DEFAULT,
    veil: { isAll: row?.is_veiled ?? false, ideas: row?.veiled_ideas ?? [] },
  }
}

/** Kinds of entries that can be taken back, and the taking back itself. */
const MOVES = ['speaker_called', 'speech_started', 'speech_ended', 'hand_passed_over', 'floor_move_undone'] as const

/** The newest moves of a floor, newest first. */
export async function readFloorEntries(db: Db, gathering: string, limit: number): Promise<(FloorEntry & { readonly kind: string })[]> {
  const rows = await db
    .selectFrom('ledger')
    .select(['seq', 'kind', 'body'])
    .where('gathering_id', '=', gathering)
    .where(sql<boolean>`kind in (${sql.join(MOVES.map((kind) => sql.lit(kind)))})`)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  // Kinds were just asked for; bodies were written by the commands of the floor.
  return rows.map(({ seq, kind, body }) => ({ seq, kind, body: body as FloorEntry['body'] }))
}

/** Keeps whose hand it is, beside the record. */
export async function keepHandWhereabouts(db: Db, row: Tables['hand_whereabouts']): Promise<void> {
  await db.insertInto('hand_whereabouts').values(row).execute()
}
/** Keeps of which speech a remark was taken, beside the record. */
export async function keepRemarkWhereabouts(db: Db, row: Tables['remark_whereabouts']): Promise<void> {
  await db.insertInto('remark_whereabouts').values(row).execute()
}
/** Forgets whose the hands of a gathering were. */
export async function forgetHandWhereabouts(db: Db, gathering: string): Promise<void> {
  await db.deleteFrom('hand_whereabouts').where('gathering_id', '=', gathering).execute()
  await db.deleteFrom('remark_whereabouts').where('gathering_id', '=', gathering).execute()
}

/** Whether people have settled since that a hand does not stand as before: it is lowered, or its seat has another one up. */
export async function readSettledHands(db: Db, gathering: string): Promise<(hand: string, before: RecordedTurn) => boolean> {
  const rows = await selectHands(db, gathering)
    .where('hands.state', 'in', ['waiting', 'called', 'speaking', 'passed_over', 'lowered'])
    .execute()
  const lowered = new Set(rows.filter(({ state }) => state === 'lowered').map(({ id }) => id))
  const seatOf = new Map(rows.map(({ id, seat }) => [id, seat]))
  const up = rows.filter(({ state }) => state !== 'lowered' && state !== 'passed_over')
  return (hand, before) => {
    const seat = seatOf.get(hand) ?? null
    const isUpAgain = seat !== null && up.some((other) => other.id !== hand && other.seat === seat)
    return lowered.has(hand) || (isUpAgain && (before.state === 'waiting' || before.state === 'called'))
  }
}
