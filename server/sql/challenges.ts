/** Questions about challenges. */
import type { Kysely, Selectable } from 'kysely'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** A challenge with its reply. */
export type ChallengeRow = Selectable<Tables['challenges']>

/** Challenges of a gathering or of one question, oldest first; bounded by what a gathering holds. */
export async function listChallenges(db: Db, gathering: string, question?: string): Promise<ChallengeRow[]> {
  let query = db.selectFrom('challenges').selectAll().where('gathering_id', '=', gathering)
  if (question !== undefined) query = query.where('question_id', '=', question)
  return await query.orderBy('number').execute()
}
/** One challenge. */
export async function readChallenge(db: Db, gathering: string, id: string): Promise<ChallengeRow | undefined> {
  return await db.selectFrom('challenges').selectAll().where('gathering_id', '=', gathering).where('id', '=', id).executeTakeFirst()
}
/** How many challenges a gathering has, and how many of them come from one seat. */
export async function countChallenges(db: Db, gathering: string, seat: string): Promise<{ readonly all: number; readonly ofSeat: number }> {
  const row = await db
    .selectFrom('challenges')
    .select((eb) => [eb.fn.countAll<number>().as('all'), eb.fn.countAll<number>().filterWhere('seat_id', '=', seat).as('ofSeat')])
    .where('gathering_id', '=', gathering)
    .executeTakeFirstOrThrow()
  return row
}
