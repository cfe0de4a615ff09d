/** Questions about readings: what was said of clauses, the register, minority statements, the gate, rounds and outcomes. */
import { sql, type Kysely, type Selectable } from 'kysely'
import { OBJECTIONS_MAX } from '../../core/drafts/objections.ts'
import type { WordsRef } from '../../core/ledger/entry-kinds.ts'
import type { Tables } from './tables.ts'

export type Db = Kysely<Tables>
export type StanceRow = Selectable<Tables['clause_stances']>
export type ClauseObjectionRow = Selectable<Tables['clause_objections']>
export type ClauseEstimateRow = Selectable<Tables['clause_estimates']>
export type GateAnswerRow = Selectable<Tables['gate_answers']>
export type MinorityStatementRow = Selectable<Tables['minority_statements']>

/** What every seat said last of every clause. */
export async function readStances(db: Db, draft: string): Promise<StanceRow[]> {
  return await db.selectFrom('clause_stances').selectAll().where('draft_id', '=', draft).orderBy('seat').execute()
}
/** The register of a draft, oldest first. */
export async function readClauseObjections(db: Db, draft: string): Promise<ClauseObjectionRow[]> {
  return await db
    .selectFrom('clause_objections')
    .selectAll()
    .where('draft_id', '=', draft)
    .orderBy('number')
    .limit(OBJECTIONS_MAX)
    .execute()
}
/** Estimates of a draft, those of a clause in their order. */
export async function readClauseEstimates(db: Db, draft: string): Promise<ClauseEstimateRow[]> {
  return await db.selectFrom('clause_estimates').selectAll().where('draft_id', '=', draft).orderBy('clause_id').orderBy('number').execute()
}
/** Minority statements of a draft, withdrawn ones too. */
export async function readMinorityStatements(db: Db, draft: string): Promise<MinorityStatementRow[]> {
  return await db.selectFrom('minority_statements').selectAll().where('draft_id', '=', draft).orderBy('number').execute()
}

/**
 * The reference to the words of a clause when they are kept already: in a version, or because somebody spoke of them before. What is
 * said of the same words refers to the same row.
 */
export async function findWordsOfClause(db: Db, draft: string, clause: string, text: string): Promise<WordsRef | null> {
  const { rows } = await sql<WordsRef>`
    select id as words, digest from words where text = ${text} and id in (
      select text_words from draft_clauses where draft_id = ${draft} and clause_id = ${clause}
      union select of_words from clause_stances where draft_id = ${draft} and clause_id = ${clause}
      union select of_words from clause_objections where draft_id = ${draft} and clause_id = ${clause}
      union select of_words from clause_estimates where draft_id = ${draft} and clause_id = ${clause}
      union select of_words from minority_statements where draft_id = ${draft} and clause_id = ${clause}
      union select of_words from clause_gates where draft_id = ${draft} and clause_id = ${clause}
      union select of_words from gate_answers where draft_id = ${draft} and clause_id = ${clause}
    ) order by id limit 1`.execute(db)
  return rows[0] ?? null
}
/** What one seat said last of one clause. */
export async function readStance(
  db: Db,
  at: { readonly draft: string; readonly clause: string; readonly seat: number },
): Promise<StanceRow | undefined> {
  return await db
    .selectFrom('clause_stances')
    .selectAll()
    .where('draft_id', '=', at.draft)
    .where('clause_id', '=', at.clause)
    .where('seat', '=', at.seat)
    .executeTakeFirst()
}
/** One objection of a draft. */
export async function readClauseObjection(db: Db, draft: string, id: string): Promise<ClauseObjectionRow | undefined> {
  return await db.selectFrom('clause_objections').selectAll().where('draft_id', '=', draft).where('id', '=', id).executeTakeFirst()
}
/** Which clauses are marked. */
export async function readGates(db: Db, draft: string) {
  return await db.selectFrom('clause_gates').selectAll().where('draft_id', '=', draft).execute()
}
/** Whether one clause is marked. */
export async function readGate(db: Db, draft: string, clause: string) {
  return await db.selectFrom('clause_gates').selectAll().where('draft_id', '=', draft).where('clause_id', '=', clause).executeTakeFirst()
}
/** Answers of the gate of a draft. */
export async function readGateAnswers(db: Db, draft: string): Promise<GateAnswerRow[]> {
  return await db.selectFrom('gate_answers').selectAll().where('draft_id', '=', draft).execute()
}
