/** Questions about the moves of a clock. */
import { sql, type Kysely } from 'kysely'
import type { ClockEntry } from '../../core/gatherings/clock-undo.ts'
import type { ClockKinds } from '../../core/ledger/clock-kinds.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** Kinds of entries that move a clock. */
const CLOCK_KINDS = [
  'clock_started',
  'clock_resumed',
  'clock_paused',
  'minute_added',
  'item_started',
  'programme_ended',
  'clock_adjusted',
  'item_restarted',
  'item_skipped',
  'programme_rest_set',
  'clock_move_undone',
] as const satisfies readonly (keyof ClockKinds)[]

/** The newest moves of a clock, newest first. */
export async function readClockEntries(db: Db, gathering: string, limit: number): Promise<ClockEntry[]> {
  const kinds = sql.join(CLOCK_KINDS.map((kind) => sql.lit(kind)))
  const rows = await db
    .selectFrom('ledger')
    .select(['seq', 'kind', 'body'])
    .where('gathering_id', '=', gathering)
    .where(sql<boolean>`kind in (${kinds})`)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  // Kinds were just asked for; bodies were written by the rules of the clock.
  return rows.map(({ seq, kind, body }) => ({ seq, kind, body: body as ClockEntry['body'] }))
}

/** Ideas on record for a round. */
export async function countIdeasOfRound(db: Db, gathering: string, round: string): Promise<number> {
  const row = await db
    .selectFrom('idea_counts')
    .select((eb) => eb.fn.sum<number | null>('ideas').as('ideas'))
    .where('gathering_id', '=', gathering)
    .where('round_id', '=', round)
    .executeTakeFirst()
  return row?.ideas ?? 0
}
