/** Ratings in rows for the count, and results that were counted. */
import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { RatedRows, WeighingResults } from '../../core/weighing/results.ts'
import type { RaterRow } from '../../core/weighing/running-results.ts'
import type { Tx } from './ledger.ts'
import { foldedRatings } from './ratings.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/**
 * Every rating of a weighing, in rows in the order of the raters' ids; statements that were merged count as the one they went into. Two queries; memory
 * in proportion to the ratings.
 */
export async function readRatedRows(db: Db, weighing: string): Promise<RatedRows> {
  return packed(await readRows(db, weighing, sql`true`), (await readColumns(db, weighing)).numbers)
}

/** All ratings of these people as they stand now. One query, in proportion to what they rated. */
export async function readRatingsOf(db: Db, weighing: string, raters: readonly string[]): Promise<RaterRow[]> {
  return await readRows(db, weighing, sql`rater_id = any(${[...raters]}::uuid[])`)
}

/** The numbers of the statements that count, ascending, and which were merged, as a text that is another whenever merging changed. */
export async function readColumns(db: Db, weighing: string): Promise<{ numbers: number[]; merges: string }> {
  const rows = await db
    .selectFrom('statements')
    .select(['number', 'merged_into'])
    .where('weighing_id', '=', weighing)
    .orderBy('number')
    .execute()
  const merged = rows.filter((row) => row.merged_into !== null).map((row) => `${row.number}>${row.merged_into ?? ''}`)
  return { numbers: rows.filter((row) => row.merged_into === null).map(({ number }) => number), merges: merged.join(' ') }
}

async function readRows(db: Db, weighing: string, whose: RawBuilder<unknown>): Promise<RaterRow[]> {
  const { rows } = await sql<RaterRow>`
    select raters.id as rater, raters.stakeholder_group_id as declared, array_agg(statement order by statement) as numbers,
      array_agg(rating::int order by statement) as ratings, array_agg(is_important order by statement) as important
    from (${foldedRatings(weighing, whose)}) folded join raters on raters.id = rater_id group by raters.id order by raters.id`.execute(db)
  return rows
}

function packed(rows: readonly RaterRow[], numbers: readonly number[]): RatedRows {
  const columnOf = new Map(numbers.map((number, column) => [number, column]))
  const starts = new Uint32Array(rows.length + 1)
  rows.forEach((row, at) => (starts[at + 1] = (starts[at] ?? 0) + row.numbers.length))
  const total = starts[rows.length] ?? 0
  const [columns, ratings, important] = [new Uint16Array(total), new Int8Array(total), new Uint8Array(total)]
  rows.forEach((row, at) => {
    const start = starts[at] ?? 0
    row.numbers.forEach((number, place) => {
      columns[start + place] = columnOf.get(number) ?? 0
      ratings[start + place] = row.ratings[place] ?? 0
      important[start + place] = row.important[place] === true ? 1 : 0
    })
  })
  const [raters, declared] = [rows.map(({ rater }) => rater), rows.map((row) => row.declared)]
  return { numbers, raters, declared, starts, columns, ratings, important }
}

/** Results counted before from exactly these ratings; undefined where there are none. */
export async function readResults(
  db: Db,
  weighing: string,
  ratingsDigest: string,
): Promise<{ results: WeighingResults; countedAt: string } | undefined> {
  const row = await db
    .selectFrom('weighing_results')
    .select(['results', 'counted_at'])
    .where('weighing_id', '=', weighing)
    .where('ratings_digest', '=', ratingsDigest)
    .executeTakeFirst()
  // Written by `keepResults` alone.
  return row === undefined ? undefined : { results: row.results as WeighingResults, countedAt: row.counted_at }
}

/** Keeps results in place of older ones of the same weighing. */
export async function keepResults(
  tx: Tx,
  { weighing, ratings, results, countedAt }: { weighing: string; ratings: string; results: WeighingResults; countedAt: string },
): Promise<void> {
  const row = { ratings_digest: ratings, results: sql`${JSON.stringify(results)}::text::jsonb`, counted_at: countedAt }
  await tx
    .insertInto('weighing_results')
    .values({ weighing_id: weighing, ...row })
    .onConflict((conflict) => conflict.column('weighing_id').doUpdateSet(row))
    .execute()
}

/** How many ratings a weighing holds. */
export async function countRatings(db: Db, weighing: string): Promise<number> {
  const row = await db
    .selectFrom('ratings')
    .select((eb) => eb.fn.countAll<number>().as('ratings'))
    .where('weighing_id', '=', weighing)
    .executeTakeFirstOrThrow()
  return row.ratings
}
