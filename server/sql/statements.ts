/** Questions about reports on statements. */
import type { Kysely, Selectable } from 'kysely'
import type { Tables } from './tables.ts'

/** Reports of a weighing, oldest first. */
export async function readStatementReports(db: Kysely<Tables>, weighing: string): Promise<Selectable<Tables['statement_reports']>[]> {
  return await db.selectFrom('statement_reports').selectAll().where('weighing_id', '=', weighing).orderBy('reported_at').execute()
}
