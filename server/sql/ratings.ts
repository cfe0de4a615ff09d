/** Ratings and those who rate: the fast way in, what one person rated, sums, and the digest of all. */
import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Tx } from './ledger.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** A rating on its way. */
export interface NewRating {
  readonly weighing: string
  readonly rater: string
  readonly statement: number
  readonly rating: 1 | 0 | -1
  readonly isImportant: boolean
  readonly ratedAt: string
}

/**
 * Keeps ratings in one statement, at most one for each person and statement: of two the later pressed wins. Those that belong to no open weighing, to
 * no statement of it or to nobody who takes part are passed over. The weighing is held while they are written, so that closing it waits for them.
 * @returns places of the ratings that stand, this one or a later one
 */
export async function keepRatings(db: Db, ratings: readonly NewRating[]): Promise<ReadonlySet<number>> {
  const given = ratings.map((one, n) => ({
    n,
    w: one.weighing,
    r: one.rater,
    s: one.statement,
    v: one.rating,
    i: one.isImportant,
    t: one.ratedAt,
  }))
  const { rows } = await sql<{ places: number[] | null }>`
    with given as (select * from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) g(n int, w uuid, r uuid, s int, v smallint, i boolean, t timestamptz(3))),
    held as (select id from weighings where id in (select w from given) and state = 'open' for share),
    valid as (select given.* from given join held on held.id = w join statements on weighing_id = w and number = s join raters on raters.id = r and raters.weighing_id = w),
    kept as (insert into ratings (weighing_id, rater_id, statement, rating, is_important, rated_at) select w, r, s, v, i, t from valid
      on conflict (weighing_id, rater_id, statement) do update set rating = excluded.rating, is_important = excluded.is_important, rated_at = excluded.rated_at
      where ratings.rated_at <= excluded.rated_at)
    select array_agg(n) as places from valid`.execute(db)
  return new Set(rows[0]?.places ?? [])
}

/** Ratings kept at once while a weighing is taken in. */
const PUT_AT_ONCE = 20_000

/** Puts the ratings of people who rated elsewhere; `people` and `rows` go together. One statement for each twenty thousand. */
export async function putRatings(
  tx: Tx,
  weighing: string,
  at: string,
  people: readonly string[],
  rows: readonly (readonly { readonly statement: number; readonly rating: -1 | 0 | 1 }[])[],
): Promise<void> {
  const all = rows.flatMap((row, person) => row.map(({ statement, rating }) => ({ r: people[person], s: statement, v: rating })))
  for (let from = 0; from < all.length; from += PUT_AT_ONCE)
    await sql`
      insert into ratings (weighing_id, rater_id, statement, rating, is_important, rated_at)
      select ${weighing}::uuid, r, s, v, false, ${at}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(all.slice(from, from + PUT_AT_ONCE))}::text::jsonb) g(r uuid, s int, v smallint)`.execute(tx)
}

/** What one person rated, in the order in which it was rated last. */
export async function readOwnRatings(
  db: Db,
  weighing: string,
  rater: string,
): Promise<{ statement: number; rating: number; is_important: boolean }[]> {
  return await db
    .selectFrom('ratings')
    .select(['statement', 'rating', 'is_important'])
    .where('weighing_id', '=', weighing)
    .where('rater_id', '=', rater)
    .orderBy('rated_at')
    .orderBy('statement')
    .execute()
}

/**
 * Ratings with merged statements as one: what somebody rated the one they went into counts, or else the last that they rated of the others.
 * Columns: rater_id, statement, rating, is_important. `whose` says of whom, by rater_id.
 */
export function foldedRatings(weighing: string, whose: RawBuilder<unknown> = sql`true`): RawBuilder<unknown> {
  return sql`select distinct on (rater_id, coalesce(merged_into, number)) rater_id, coalesce(merged_into, number) as statement, rating, is_important
    from ratings join statements on statements.weighing_id = ratings.weighing_id and number = statement where ratings.weighing_id = ${weighing} and ${whose}
    order by rater_id, coalesce(merged_into, number), merged_into is not null, rated_at desc`
}

/** Sums of one statement within one stakeholder group; null for those who named none. */
export interface RatingSum {
  readonly statement: number
  readonly group: string | null
  readonly agrees: number
  readonly disagrees: number
  readonly passes: number
}
/** Sums by statement and group. It reads every rating of the weighing: callers keep what it gives for a while. */
export async function sumRatings(db: Db, weighing: string): Promise<RatingSum[]> {
  const { rows } = await sql<RatingSum>`
    select statement, stakeholder_group_id as "group", (count(*) filter (where rating = 1))::int as agrees,
      (count(*) filter (where rating = -1))::int as disagrees, (count(*) filter (where rating = 0))::int as passes
    from (${foldedRatings(weighing)}) folded join raters on raters.id = rater_id group by 1, 2`.execute(db)
  return rows
}

/**
 * Digest of all ratings of a weighing at this moment, as `RecordedRatingsSeal` says. `secret` makes the leaves such that nobody can try ratings out
 * against them; it never leaves the database and the process.
 */
export async function digestRatings(
  db: Db,
  weighing: string,
  secret: string,
): Promise<{ raters: number; ratings: number; digest: string }> {
  const { rows } = await sql<{ raters: number; ratings: number; digest: string }>`
    with leaf as (${leaves(weighing, secret)})
    select count(*)::int as raters, coalesce(sum(ratings), 0)::int as ratings, encode(sha256(coalesce(string_agg(hash, ''::bytea order by hash), ''::bytea)), 'hex') as digest from leaf`.execute(
    db,
  )
  const row = rows[0]
  if (row === undefined) throw new Error('a sum without a row')
  return row
}

/** The leaves of all who rated, in the order of their bytes, lower-case hexadecimal. */
export async function readSealLeaves(db: Db, weighing: string, secret: string): Promise<string[]> {
  const { rows } = await sql<{ leaf: string }>`
    select encode(hash, 'hex') as leaf from (${leaves(weighing, secret)}) leaf order by hash`.execute(db)
  return rows.map(({ leaf }) => leaf)
}

/** A leaf for each person, as `core/weighing/ratings-seal.ts` works it out too. */
function leaves(weighing: string, secret: string): RawBuilder<unknown> {
  return sql`select count(*) as ratings, sha256(convert_to(encode(sha256(convert_to(${secret}::text || rater_id::text, 'UTF8')), 'hex') || E'\n' ||
        string_agg(statement || ' ' || rating || ' ' || is_important::int, E'\n' order by statement), 'UTF8')) as hash
      from ratings where weighing_id = ${weighing} group by rater_id`
}

/** Somebody who takes part, with their groups. */
export async function readRater(
  db: Db,
  weighing: string,
  rater: string,
): Promise<{ stakeholderGroup: string | null; regionalGroup: string | null } | undefined> {
  const row = await db
    .selectFrom('raters')
    .select(['stakeholder_group_id', 'regional_group_id'])
    .where('id', '=', rater)
    .where('weighing_id', '=', weighing)
    .executeTakeFirst()
  return row === undefined ? undefined : { stakeholderGroup: row.stakeholder_group_id, regionalGroup: row.regional_group_id }
}
/** Whom a key lets rate. */
export async function findRaterByToken(db: Db, tokenHash: string): Promise<{ rater: string; weighing: string } | null> {
  const row = await db.selectFrom('rater_keys').select(['rater_id', 'weighing_id']).where('token_hash', '=', tokenHash).executeTakeFirst()
  return row === undefined ? null : { rater: row.rater_id, weighing: row.weighing_id }
}
/** Keeps the key of somebody who rates without a seat, in the transaction in which they join. */
export async function keepRaterKey(tx: Tx, key: { tokenHash: string; rater: string; weighing: string }): Promise<void> {
  await tx.insertInto('rater_keys').values({ token_hash: key.tokenHash, rater_id: key.rater, weighing_id: key.weighing }).execute()
}
