/** Questions about texts that were handed over and what bodies owe to them. */
import { sql, type Kysely, type Selectable } from 'kysely'
import { ADDRESSEES_MAX, BODY_QUESTIONS_MAX, CELLS_MAX, DESK_CELLS_MAX, HANDOVERS_LISTED_MAX } from '../../contract/limits.ts'
import type { RecordedCell } from '../../core/ledger/adoption-kinds.ts'
import type { Tx } from './ledger.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>
/** A hand-over. */
export type HandoverRow = Selectable<Tables['handovers']>
/** A cell of the register. */
export type CellRow = Selectable<Tables['register_cells']>
/** A question to a body. */
export type BodyQuestionRow = Selectable<Tables['body_questions']>
/** An answer that waits. */
export type AnswerDraftRow = Selectable<Tables['answer_drafts']>

/** One hand-over by id. */
export async function readHandover(db: Db, id: string): Promise<HandoverRow | undefined> {
  return await db.selectFrom('handovers').selectAll().where('id', '=', id).executeTakeFirst()
}
/** Hand-overs of a draft, the first first. */
export async function listHandoversOfDraft(db: Db, draft: string): Promise<HandoverRow[]> {
  return await db.selectFrom('handovers').selectAll().where('draft_id', '=', draft).orderBy('entry').limit(HANDOVERS_LISTED_MAX).execute()
}
/** Hand-overs of a forum, newest first. */
export async function listHandovers(db: Db, forum: string): Promise<HandoverRow[]> {
  return await db
    .selectFrom('handovers')
    .selectAll()
    .where('forum_id', '=', forum)
    .orderBy('entry', 'desc')
    .limit(HANDOVERS_LISTED_MAX)
    .execute()
}
/** What a line about drafts says. */
export async function readDraftLines(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  return await db
    .selectFrom('drafts')
    .select(['id', 'slug', 'title_words', 'language', 'team_id'])
    .where((eb) => eb('id', '=', eb.fn.any(eb.val([...ids]))))
    .execute()
}
/** The drafts of hand-overs, each with the hand-over that it is of. */
export async function readHandoversWithDrafts(db: Db, handovers: readonly string[]) {
  if (handovers.length === 0) return []
  return await db
    .selectFrom('handovers')
    .innerJoin('drafts', 'drafts.id', 'handovers.draft_id')
    .select(['handovers.id as handover_id', 'drafts.id', 'drafts.slug', 'drafts.title_words', 'drafts.language', 'drafts.team_id'])
    .where((eb) => eb('handovers.id', '=', eb.fn.any(eb.val([...handovers]))))
    .execute()
}
/** Addressees of hand-overs, with the words that name them. */
export async function readAddressees(db: Db, handovers: readonly string[]) {
  if (handovers.length === 0) return []
  return await db
    .selectFrom('handover_addressees')
    .leftJoin('bodies', 'bodies.id', 'handover_addressees.body_id')
    .select((eb) => [
      'handover_addressees.handover_id',
      'handover_addressees.body_id',
      eb.fn.coalesce('handover_addressees.name_words', 'bodies.name_words').as('name_words'),
    ])
    .where((eb) => eb('handover_id', '=', eb.fn.any(eb.val([...handovers]))))
    .orderBy('handover_id')
    .orderBy('position')
    .limit(ADDRESSEES_MAX * HANDOVERS_LISTED_MAX)
    .execute()
}
/** Cells of hand-overs. */
export async function readCells(db: Db, handovers: readonly string[]): Promise<CellRow[]> {
  if (handovers.length === 0) return []
  return await db
    .selectFrom('register_cells')
    .selectAll()
    .where((eb) => eb('handover_id', '=', eb.fn.any(eb.val([...handovers]))))
    .limit(CELLS_MAX)
    .execute()
}
/** Cells of bodies over all texts, the first due first. */
export async function readCellsOfBodies(db: Db, bodies: readonly string[], isOwed: boolean): Promise<CellRow[]> {
  if (bodies.length === 0) return []
  return await db
    .selectFrom('register_cells')
    .selectAll()
    .where((eb) => eb('body_id', '=', eb.fn.any(eb.val([...bodies]))))
    .$if(isOwed, (query) => query.where('state', 'not in', ['answered', 'closed']))
    .orderBy('due_at')
    .orderBy('handover_id')
    .orderBy('clause_id')
    .limit(isOwed ? DESK_CELLS_MAX : CELLS_MAX)
    .execute()
}
/** How many cells of each hand-over are where: counted by state and by whether the due date has passed. */
export async function countCells(db: Db, handovers: readonly string[], now: string) {
  if (handovers.length === 0) return []
  const { rows } = await sql<{ handover_id: string; state: CellRow['state']; is_late: boolean; cells: number }>`
    select handover_id, state, due_at <= ${now}::timestamptz as is_late, count(*)::int as cells from register_cells
    where handover_id = any(${[...handovers]}::uuid[]) group by 1, 2, 3`.execute(db)
  return rows
}
/** One cell, or undefined where the clause was not put to the body. */
export async function readCell(db: Db, { handover, clause, body }: RecordedCell): Promise<CellRow | undefined> {
  return await db
    .selectFrom('register_cells')
    .selectAll()
    .where('handover_id', '=', handover)
    .where('clause_id', '=', clause)
    .where('body_id', '=', body)
    .executeTakeFirst()
}
/** Which of these clauses were put to which body in an earlier hand-over of the draft. */
export async function readAskedBefore(db: Db, draft: string, bodies: readonly string[]) {
  return await db
    .selectFrom('register_cells')
    .innerJoin('handovers', 'handovers.id', 'register_cells.handover_id')
    .select(['register_cells.clause_id', 'register_cells.body_id'])
    .where('handovers.draft_id', '=', draft)
    .where((eb) => eb('register_cells.body_id', '=', eb.fn.any(eb.val([...bodies]))))
    .limit(CELLS_MAX)
    .execute()
}
/** The clause of the version that was handed over. */
export async function readClauseOfHandover(db: Db, { handover, clause }: { handover: string; clause: string }) {
  return await db
    .selectFrom('handovers')
    .innerJoin('draft_clauses', (join) =>
      join.onRef('draft_clauses.draft_id', '=', 'handovers.draft_id').onRef('draft_clauses.version', '=', 'handovers.version'),
    )
    .select(['draft_clauses.label', 'draft_clauses.text_words'])
    .where('handovers.id', '=', handover)
    .where('draft_clauses.clause_id', '=', clause)
    .executeTakeFirst()
}
/** Clauses of versions that were handed over, by hand-over. */
export async function readClausesOfHandovers(db: Db, handovers: readonly string[]) {
  if (handovers.length === 0) return []
  return await db
    .selectFrom('handovers')
    .innerJoin('draft_clauses', (join) =>
      join.onRef('draft_clauses.draft_id', '=', 'handovers.draft_id').onRef('draft_clauses.version', '=', 'handovers.version'),
    )
    .select(['handovers.id as handover_id', 'draft_clauses.clause_id', 'draft_clauses.label', 'draft_clauses.text_words'])
    .where((eb) => eb('handovers.id', '=', eb.fn.any(eb.val([...handovers]))))
    .limit(CELLS_MAX)
    .execute()
}
/** Questions about texts that were handed over, the first first. */
export async function readQuestionsOfHandovers(db: Db, handovers: readonly string[]): Promise<BodyQuestionRow[]> {
  if (handovers.length === 0) return []
  return await db
    .selectFrom('body_questions')
    .selectAll()
    .where((eb) => eb('handover_id', '=', eb.fn.any(eb.val([...handovers]))))
    .orderBy('asked_at')
    .orderBy('id')
    .limit(BODY_QUESTIONS_MAX)
    .execute()
}
/** Questions that bodies owe an answer to, the first due first. */
export async function readOpenQuestions(db: Db, bodies: readonly string[]): Promise<BodyQuestionRow[]> {
  if (bodies.length === 0) return []
  return await db
    .selectFrom('body_questions')
    .selectAll()
    .where((eb) => eb('body_id', '=', eb.fn.any(eb.val([...bodies]))))
    .where('replied_at', 'is', null)
    .orderBy('due_at')
    .limit(DESK_CELLS_MAX)
    .execute()
}
/** One question to a body. */
export async function readBodyQuestion(db: Db, id: string): Promise<BodyQuestionRow | undefined> {
  return await db.selectFrom('body_questions').selectAll().where('id', '=', id).executeTakeFirst()
}
/** Answers that wait in bodies. */
export async function readAnswerDrafts(db: Db, bodies: readonly string[]): Promise<AnswerDraftRow[]> {
  if (bodies.length === 0) return []
  return await db
    .selectFrom('answer_drafts')
    .selectAll()
    .where((eb) => eb('body_id', '=', eb.fn.any(eb.val([...bodies]))))
    .limit(DESK_CELLS_MAX)
    .execute()
}
/** The answer that waits for one cell. */
export async function readAnswerDraft(db: Db, { handover, clause, body }: RecordedCell): Promise<AnswerDraftRow | undefined> {
  return await db
    .selectFrom('answer_drafts')
    .selectAll()
    .where('handover_id', '=', handover)
    .where('clause_id', '=', clause)
    .where('body_id', '=', body)
    .executeTakeFirst()
}
/** Keeps what a focal point wrote, in place of what waited before. */
export async function keepAnswerDraft(tx: Tx, row: AnswerDraftRow): Promise<void> {
  const { handover_id: _handover, clause_id: _clause, body_id: _body, ...written } = row
  await tx
    .insertInto('answer_drafts')
    .values(row)
    .onConflict((conflict) => conflict.columns(['handover_id', 'clause_id', 'body_id']).doUpdateSet(written))
    .execute()
}
/** Nothing waits any more. */
export async function dropAnswerDraft(tx: Tx, { handover, clause, body }: RecordedCell): Promise<void> {
  await tx
    .deleteFrom('answer_drafts')
    .where('handover_id', '=', handover)
    .where('clause_id', '=', clause)
    .where('body_id', '=', body)
    .execute()
}
