/** Questions about drafts: their rows, kept versions and fixed numbers. */
import type { Kysely, Selectable } from 'kysely'
import type { FixedNumber } from '../../core/drafts/numbering.ts'
import type { Tx } from './ledger.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>
/** A draft as it stands. */
export type DraftRow = Selectable<Tables['drafts']>
/** A kept version. */
export type VersionRow = Selectable<Tables['draft_versions']>
/** A clause of a kept version. */
export type ClauseRow = Selectable<Tables['draft_clauses']>

/** Drafts of one list. */
const DRAFTS_LISTED_MAX = 200
/** Versions of one draft that a list names, newest first: one for every working day of two years. */
const VERSIONS_LISTED_MAX = 500

/** One draft by id. */
export async function readDraft(db: Db, id: string): Promise<DraftRow | undefined> {
  return await db.selectFrom('drafts').selectAll().where('id', '=', id).executeTakeFirst()
}
/** The same, while nothing is being typed: changes that are under way are waited for, and those to come wait. */
export async function holdDraft(tx: Tx, id: string): Promise<DraftRow | undefined> {
  return await tx.selectFrom('drafts').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
}
/** Drafts of a forum, newest change first: those open to all, and those of the teams named. */
export async function listDrafts(db: Db, forum: string, teams: readonly string[]): Promise<DraftRow[]> {
  return await db
    .selectFrom('drafts')
    .selectAll()
    .where('forum_id', '=', forum)
    .where((eb) => eb.or([eb('is_open_to_all', '=', true), eb('team_id', '=', eb.fn.any(eb.val([...teams])))]))
    .orderBy('entry', 'desc')
    .limit(DRAFTS_LISTED_MAX)
    .execute()
}
/** Whether the short name of a draft is taken. */
export async function isDraftSlugTaken(db: Db, slug: string): Promise<boolean> {
  return (await db.selectFrom('drafts').select('id').where('slug', '=', slug).executeTakeFirst()) !== undefined
}
/** Versions of a draft, newest first. */
export async function listVersions(db: Db, draft: string): Promise<VersionRow[]> {
  return await db
    .selectFrom('draft_versions')
    .selectAll()
    .where('draft_id', '=', draft)
    .orderBy('number', 'desc')
    .limit(VERSIONS_LISTED_MAX)
    .execute()
}
/** One version. */
export async function readVersion(db: Db, draft: string, number: number): Promise<VersionRow | undefined> {
  return await db.selectFrom('draft_versions').selectAll().where('draft_id', '=', draft).where('number', '=', number).executeTakeFirst()
}
/** Clauses of a version in their order. */
export async function readClauses(db: Db, draft: string, version: number): Promise<ClauseRow[]> {
  return await db
    .selectFrom('draft_clauses')
    .selectAll()
    .where('draft_id', '=', draft)
    .where('version', '=', version)
    .orderBy('position')
    .execute()
}
/** Numbers that stay: those of every version since a reading fixed them, the newest of each clause. None before. */
export async function readFixedNumbers(db: Db, draft: Pick<DraftRow, 'id' | 'numbers_version'>): Promise<FixedNumber[]> {
  if (draft.numbers_version === null) return []
  return await db
    .selectFrom('draft_clauses')
    .distinctOn('clause_id')
    .select(['clause_id as id', 'label'])
    .where('draft_id', '=', draft.id)
    .where('version', '>=', draft.numbers_version)
    .orderBy('clause_id')
    .orderBy('version', 'desc')
    .execute()
}
