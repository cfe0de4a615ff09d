/** Questions about which bodies came to gatherings. */
import type { Kysely } from 'kysely'
import { FORUM_LIST_MAX } from '../../contract/limits.ts'
import type { RecordedPart } from '../../core/ledger/after-kinds.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** A body that came; what was taken back too. */
export interface AttendanceRow {
  readonly id: string
  readonly gathering: string
  readonly body: string
  readonly item: string | null
  readonly from: string | null
  readonly until: string | null
  readonly people: number
  readonly part: RecordedPart
  readonly entry: number
  readonly isWithdrawn: boolean
}

function selectAttendances(db: Db) {
  return db
    .selectFrom('attendances')
    .select([
      'id',
      'gathering_id as gathering',
      'body_id as body',
      'item_id as item',
      'from_at as from',
      'until_at as until',
      'people',
      'part',
      'entry',
      'is_withdrawn as isWithdrawn',
    ])
    .limit(FORUM_LIST_MAX)
}
/** Attendances of a gathering in the order in which they were recorded. */
export async function listAttendances(db: Db, gathering: string): Promise<AttendanceRow[]> {
  return await selectAttendances(db).where('gathering_id', '=', gathering).orderBy('entry').execute()
}
/** Attendances of a body that stand, newest first. */
export async function listAttendancesOf(db: Db, body: string): Promise<AttendanceRow[]> {
  return await selectAttendances(db).where('body_id', '=', body).where('is_withdrawn', '=', false).orderBy('entry', 'desc').execute()
}
/** Gatherings by their ids, with what a line about them says. */
export async function readGatheringLines(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  return await db
    .selectFrom('gatherings')
    .select(['id', 'slug', 'title_words', 'date', 'time_zone'])
    .where((eb) => eb('id', '=', eb.fn.any(eb.val([...ids]))))
    .execute()
}
/** Titles of items of programmes by their ids. */
export async function readItemTitles(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('programme_items')
    .select(['id', 'title_words'])
    .where((eb) => eb('id', '=', eb.fn.any(eb.val([...ids]))))
    .execute()
  return new Map(rows.map((row) => [row.id, row.title_words]))
}
