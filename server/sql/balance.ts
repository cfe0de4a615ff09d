/** Questions about balance: what each group and each seat wrote, and who sits here from where. */
import { sql, type Kysely } from 'kysely'
import type { SeatedPair } from '../../core/records/views-around.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** Ideas and their characters by group; words that were erased count no characters. */
export async function readWritten(db: Db, gathering: string): Promise<{ group: string | null; ideas: number; characters: number }[]> {
  const { rows } = await sql<{ group: string | null; ideas: number; characters: number }>`
    select i.stakeholder_group_id as group, count(*)::int as ideas, coalesce(sum(char_length(w.text)), 0)::int as characters
    from ideas i left join words w on w.id = i.text_words where i.gathering_id = ${gathering} group by 1`.execute(db)
  return rows
}
/** How many ideas each seat wrote, without which seat it is. */
export async function countIdeasOfSeats(db: Db, gathering: string): Promise<number[]> {
  const { rows } = await sql<{ ideas: number }>`
    select count(i.id)::int as ideas from seats s left join ideas i on i.seat_id = s.id where s.gathering_id = ${gathering} group by s.id`.execute(
    db,
  )
  return rows.map(({ ideas }) => ideas)
}
/** Ratings in the weighings of a gathering, and how many people gave them, by the group that they named. */
export async function readRated(db: Db, gathering: string): Promise<{ group: string | null; raters: number; ratings: number }[]> {
  const { rows } = await sql<{ group: string | null; raters: number; ratings: number }>`
    select r.stakeholder_group_id as group, count(distinct r.id)::int as raters, count(t.rater_id)::int as ratings
    from weighings w join raters r on r.weighing_id = w.id left join ratings t on t.weighing_id = w.id and t.rater_id = r.id
    where w.gathering_id = ${gathering} and w.state <> 'draft' group by 1`.execute(db)
  return rows
}
/** Who has not left, by group and region. */
export async function countPairs(db: Db, gathering: string): Promise<SeatedPair[]> {
  const { rows } = await sql<SeatedPair>`
    select stakeholder_group_id as group, regional_group_id as region, count(*)::int as people from seats
    where gathering_id = ${gathering} and left_at is null group by 1, 2`.execute(db)
  return rows
}
