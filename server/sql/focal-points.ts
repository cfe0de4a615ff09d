/** Questions about who speaks for a body. */
import type { Kysely } from 'kysely'
import { FOCAL_POINTS_MAX } from '../../contract/limits.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** Members who speak for a body, those who left the forum not among them. */
export async function readFocalPoints(db: Db, body: string): Promise<string[]> {
  return (await listFocalPoints(db, body)).map(({ member_id }) => member_id)
}
/** The same with their names, the first named first. */
export async function listFocalPoints(db: Db, body: string) {
  return await db
    .selectFrom('focal_points')
    .innerJoin('members', 'members.id', 'focal_points.member_id')
    .select(['focal_points.member_id', 'members.name_words', 'focal_points.named_at', 'focal_points.entry'])
    .where('focal_points.body_id', '=', body)
    .where('members.has_left', '=', false)
    .orderBy('focal_points.entry')
    .limit(FOCAL_POINTS_MAX)
    .execute()
}
/** Bodies that a member speaks for. */
export async function listBodiesOfFocalPoint(db: Db, member: string): Promise<string[]> {
  const rows = await db
    .selectFrom('focal_points')
    .select('body_id')
    .where('member_id', '=', member)
    .orderBy('entry')
    .limit(BODIES_OF_ONE_MAX)
    .execute()
  return rows.map(({ body_id }) => body_id)
}
/** How many people speak for each of these bodies. */
export async function countFocalPoints(db: Db, bodies: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (bodies.length === 0) return new Map()
  const rows = await db
    .selectFrom('focal_points')
    .innerJoin('members', 'members.id', 'focal_points.member_id')
    .select((eb) => ['focal_points.body_id', eb.fn.countAll<number>().as('people')])
    .where((eb) => eb('focal_points.body_id', '=', eb.fn.any(eb.val([...bodies]))))
    .where('members.has_left', '=', false)
    .groupBy('focal_points.body_id')
    .execute()
  return new Map(rows.map(({ body_id, people }) => [body_id, people]))
}
/** Bodies that one person can speak for: nobody answers for more. */
const BODIES_OF_ONE_MAX = 50
