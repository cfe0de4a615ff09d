/** Genders that people said: kept beside the record where their forum asks, changed and taken away at the word of the person. */
import { sql, type Kysely } from 'kysely'
import type { Gender } from '../../core/people/gender.ts'
import type { GenderCount } from '../../core/records/genders.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** Keeps what a seat says now, or forgets it. */
export async function keepSeatGender(
  db: Db,
  seat: { readonly id: string; readonly gathering: string },
  gender: Gender | null,
): Promise<void> {
  if (gender === null) return void (await db.deleteFrom('seat_genders').where('seat_id', '=', seat.id).execute())
  await db
    .insertInto('seat_genders')
    .values({ seat_id: seat.id, gathering_id: seat.gathering, gender })
    .onConflict((oc) => oc.column('seat_id').doUpdateSet({ gender }))
    .execute()
}
/** Seats that were taken, by stakeholder group and gender; null for those who said none. With `isHere`, of those who have not left. */
export async function countGenders(db: Db, gathering: string, isHere: boolean): Promise<GenderCount[]> {
  const { rows } = await sql<GenderCount>`
    select stakeholder_group_id as group, gender, count(*)::int as people from seats left join seat_genders on seat_id = seats.id
    where seats.gathering_id = ${gathering} and (left_at is null or not ${isHere}) group by 1, 2 order by 1, 2`.execute(db)
  return rows
}
