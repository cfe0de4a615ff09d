/** Questions about the remarks of a gathering. */
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** Remarks of a gathering about the questions or the process, counted. */
export async function countRemarks(db: Kysely<Tables>, gathering: string, about: 'questions' | 'process'): Promise<number> {
  const row = await db
    .selectFrom('remarks')
    .select((eb) => eb.fn.countAll<number>().as('remarks'))
    .where('gathering_id', '=', gathering)
    .where('about', '=', about)
    .executeTakeFirstOrThrow()
  return row.remarks
}
