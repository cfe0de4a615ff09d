/** Questions about remarks of the public on clauses. */
import type { Kysely } from 'kysely'
import { REMARKS_PER_DRAFT_MAX } from '../../contract/limits.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** Remarks on a draft or on one clause of it, with the number of the clause in the version that was remarked on, in the order of their numbers. */
export async function listParagraphRemarks(db: Db, draft: string, clause?: string) {
  let query = db
    .selectFrom('paragraph_remarks')
    .innerJoin('draft_clauses', (join) =>
      join
        .onRef('draft_clauses.draft_id', '=', 'paragraph_remarks.draft_id')
        .onRef('draft_clauses.version', '=', 'paragraph_remarks.version')
        .onRef('draft_clauses.clause_id', '=', 'paragraph_remarks.clause_id'),
    )
    .selectAll('paragraph_remarks')
    .select('draft_clauses.label')
    .where('paragraph_remarks.draft_id', '=', draft)
  if (clause !== undefined) query = query.where('paragraph_remarks.clause_id', '=', clause)
  return await query.orderBy('paragraph_remarks.number').limit(REMARKS_PER_DRAFT_MAX).execute()
}
/** One remark of a draft by its number; of another draft it is none. */
export async function readParagraphRemark(db: Db, draft: string, number: number) {
  return await db.selectFrom('paragraph_remarks').selectAll().where('draft_id', '=', draft).where('number', '=', number).executeTakeFirst()
}
/** How many remarks a draft has, and how many of them one author made. */
export async function countParagraphRemarks(
  db: Db,
  draft: string,
  author: string,
): Promise<{ readonly all: number; readonly ofAuthor: number }> {
  return await db
    .selectFrom('paragraph_remarks')
    .select((eb) => [eb.fn.countAll<number>().as('all'), eb.fn.countAll<number>().filterWhere('author_id', '=', author).as('ofAuthor')])
    .where('draft_id', '=', draft)
    .executeTakeFirstOrThrow()
}
