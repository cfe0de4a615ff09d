/** Entries of readings: stances, objections, estimates, minority statements, the gate, rounds of input and the freeze. */
import { sql } from 'kysely'
import type { ReadingKinds } from '../../../core/ledger/reading-kinds.ts'
import { oneByOne, type Appliers } from './applier.ts'

/** Each reading moves its draft into a state of its own. */
const STATES = { 1: 'first_reading', 2: 'second_reading' } as const

export const applyReadings: Appliers<keyof ReadingKinds> = {
  clause_stance_taken: oneByOne(async (tx, entry) => {
    const { draft, clause, seat, group, stance, of, reason } = entry.body
    const said = {
      stakeholder_group_id: group,
      stance,
      of_words: of.words,
      reason_words: reason?.words ?? null,
      taken_at: entry.at,
      entry: entry.seq,
    }
    await tx
      .insertInto('clause_stances')
      .values({ draft_id: draft, clause_id: clause, seat, ...said })
      .onConflict((row) => row.columns(['draft_id', 'clause_id', 'seat']).doUpdateSet(said))
      .execute()
  }),
  clause_objection_raised: oneByOne(async (tx, entry) => {
    const { id, draft, clause, number, seat, group, of, reason } = entry.body
    const where = { id, draft_id: draft, clause_id: clause, number, seat, stakeholder_group_id: group }
    const notYet = { state: 'open' as const, answer_words: null, settled_at: null }
    await tx
      .insertInto('clause_objections')
      .values({ ...where, ...notYet, of_words: of.words, reason_words: reason.words, raised_at: entry.at, entry: entry.seq })
      .execute()
  }),
  clause_objection_settled: oneByOne(async (tx, entry) => {
    const { id, state, answer } = entry.body
    // A withdrawal says nothing, so the answer that was given before stays.
    const given = answer === null ? {} : { answer_words: answer.words }
    await tx
      .updateTable('clause_objections')
      .set({ state, settled_at: entry.at, entry: entry.seq, ...given })
      .where('id', '=', id)
      .execute()
  }),
  clause_estimated: oneByOne(async (tx, entry) => {
    const { draft, clause, number, designation, of, reasons, note } = entry.body
    await tx
      .insertInto('clause_estimates')
      .values({
        draft_id: draft,
        clause_id: clause,
        number,
        designation,
        of_words: of.words,
        reasons: [...reasons],
        note_words: note?.words ?? null,
        published_at: entry.at,
        entry: entry.seq,
      })
      .execute()
  }),
  minority_statement_added: oneByOne(async (tx, entry) => {
    const { id, draft, number, clause, of, seat, group, member, text } = entry.body
    const by = { seat, stakeholder_group_id: group, member_id: member }
    const said = { text_words: text.words, added_at: entry.at, withdrawn_at: null, entry: entry.seq }
    await tx
      .insertInto('minority_statements')
      .values({ id, draft_id: draft, number, clause_id: clause, of_words: of?.words ?? null, ...by, ...said })
      .execute()
  }),
  minority_statement_withdrawn: oneByOne(async (tx, entry) => {
    await tx.updateTable('minority_statements').set({ withdrawn_at: entry.at, entry: entry.seq }).where('id', '=', entry.body.id).execute()
  }),
  gate_marked: oneByOne(async (tx, entry) => {
    const { draft, clause, isRestricting, reason, of } = entry.body
    const mark = { is_restricting: isRestricting, reason_words: reason.words, of_words: of.words, marked_at: entry.at, entry: entry.seq }
    await tx
      .insertInto('clause_gates')
      .values({ draft_id: draft, clause_id: clause, ...mark })
      .onConflict((row) => row.columns(['draft_id', 'clause_id']).doUpdateSet(mark))
      .execute()
  }),
  gate_answered: oneByOne(async (tx, entry) => {
    const { draft, clause, item, answer, reviewOn, reason, of } = entry.body
    const said = { answer, review_on: reviewOn, reason_words: reason.words, of_words: of.words, answered_at: entry.at, entry: entry.seq }
    // A new answer ends the waiver of the one before.
    const line = { ...said, waiver_words: null }
    await tx
      .insertInto('gate_answers')
      .values({ draft_id: draft, clause_id: clause, item, ...line })
      .onConflict((row) => row.columns(['draft_id', 'clause_id', 'item']).doUpdateSet(line))
      .execute()
  }),
  gate_waived: oneByOne(async (tx, entry) => {
    const { draft, clause, item, reason } = entry.body
    await tx
      .updateTable('gate_answers')
      .set({ waiver_words: reason.words, entry: entry.seq })
      .where('draft_id', '=', draft)
      .where('clause_id', '=', clause)
      .where('item', '=', item)
      .execute()
  }),
  gate_confirmed: oneByOne(async (tx, entry) => {
    const { draft, clause, of } = entry.body
    await tx
      .updateTable('gate_answers')
      .set({ of_words: of.words, entry: entry.seq })
      .where('draft_id', '=', draft)
      .where('clause_id', '=', clause)
      .execute()
  }),
  reading_opened: oneByOne(async (tx, entry) => {
    const { draft, number, version, workingDays, endsAt } = entry.body
    const named = { draft_id: draft, number, entry: entry.seq }
    await tx
      .insertInto('readings')
      .values({ ...named, version, opened_at: entry.at })
      .execute()
    await tx
      .insertInto('input_rounds')
      .values({ ...named, working_days: workingDays, starts_at: entry.at, ends_at: endsAt })
      .execute()
    await tx
      .updateTable('drafts')
      // The first reading fixes the numbers, and those of every later version are fixed with them.
      .set((eb) => ({ state: STATES[number], numbers_version: eb.fn.coalesce('numbers_version', eb.val(version)), entry: entry.seq }))
      .where('id', '=', draft)
      .execute()
  }),
  remark_outcome_given: oneByOne(async (tx, entry) => {
    const { draft, remark, round, outcome, why } = entry.body
    const given = { round, outcome, why_words: why.words, given_at: entry.at, entry: entry.seq }
    await tx
      .insertInto('remark_outcomes')
      .values({ remark_id: remark, draft_id: draft, ...given })
      .onConflict((row) => row.column('remark_id').doUpdateSet(given))
      .execute()
  }),
  draft_frozen: oneByOne(async (tx, entry) => {
    const { digest, ...frozen } = entry.body
    await sql`insert into frozen_drafts (draft_id, digest, frozen, frozen_at, entry)
      values (${frozen.draft}, ${digest}, ${JSON.stringify(frozen)}::text::jsonb, ${entry.at}, ${entry.seq})`.execute(tx)
    await tx
      .updateTable('drafts')
      .set({ state: 'frozen', frozen_version: frozen.version, entry: entry.seq })
      .where('id', '=', frozen.draft)
      .execute()
  }),
}
