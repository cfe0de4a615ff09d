/** Entries of decisions: what is asked and by which rule, the roll, the register, the count and what it yields. */
import { sql } from 'kysely'
import type { DecisionKinds, RecordedQuestionAndRule } from '../../../core/ledger/decision-kinds.ts'
import { insertRows } from '../insert-rows.ts'
import type { Tx } from '../ledger.ts'
import { gatheringOf, oneByOne, type Appliers } from './applier.ts'

export const applyDecisions: Appliers<keyof DecisionKinds> = {
  decision_prepared: oneByOne(async (tx, entry) => {
    await insertRows(tx, 'decisions', [
      {
        ...NOT_YET,
        ...columnsOf(entry.body),
        rule: entry.body.rule,
        id: entry.body.id,
        gathering_id: gatheringOf(entry),
        number: entry.body.number,
        state: 'prepared',
        entry: entry.seq,
      },
    ])
    await insertOptions(tx, entry.body)
  }),
  decision_changed: oneByOne(async (tx, entry) => {
    const { id, rule } = entry.body
    // The roll was made for the people that may take part; with others it has to be made again.
    await sql`update decisions set roll_entry = case when electorate = ${entry.body.electorate} then roll_entry end, rule = ${jsonb(rule)} where id = ${id}`.execute(
      tx,
    )
    await sql`delete from decision_voters where decision_id = ${id} and exists (select 1 from decisions where id = ${id} and roll_entry is null)`.execute(
      tx,
    )
    await tx
      .updateTable('decisions')
      .set({ ...columnsOf(entry.body), entry: entry.seq })
      .where('id', '=', id)
      .execute()
    await tx.deleteFrom('decision_options').where('decision_id', '=', id).execute()
    await insertOptions(tx, entry.body)
  }),
  roll_set: oneByOne(async (tx, entry) => {
    const { decision, groups } = entry.body
    await tx.deleteFrom('decision_voters').where('decision_id', '=', decision).execute()
    await insertRows(
      tx,
      'decision_voters',
      groups.flatMap(({ group, voters }) => voters.map((voter) => ({ decision_id: decision, voter_id: voter, group_id: group }))),
    )
    await tx.updateTable('decisions').set({ roll_entry: entry.seq, entry: entry.seq }).where('id', '=', decision).execute()
  }),
  decision_opened: oneByOne(async (tx, entry) => {
    const { decision, ruleDigest, endsAt } = entry.body
    await tx
      .updateTable('decisions')
      .set({ state: 'open', rule_digest: ruleDigest, opened_at: entry.at, opened_entry: entry.seq, ends_at: endsAt, entry: entry.seq })
      .where('id', '=', decision)
      .execute()
  }),
  objection_raised: oneByOne(async (tx, entry) => {
    const { id, decision, number, reason, voter, group } = entry.body
    const by = { voter_id: voter, group_id: group, raised_at: entry.at, settled_at: null }
    await tx
      .insertInto('decision_objections')
      .values({ id, decision_id: decision, number, reason_words: reason.words, state: 'open', answer_words: null, ...by, entry: entry.seq })
      .execute()
    await touch(tx, decision, entry.seq)
  }),
  objection_settled: oneByOne(async (tx, entry) => {
    const { id, decision, state, answer } = entry.body
    await tx
      .updateTable('decision_objections')
      .set({ state, answer_words: answer?.words ?? null, settled_at: entry.at, entry: entry.seq })
      .where('id', '=', id)
      .execute()
    await touch(tx, decision, entry.seq)
  }),
  estimate_published: oneByOne(async (tx, entry) => {
    const { decision, number, designation, reason } = entry.body
    await tx
      .insertInto('decision_estimates')
      .values({
        decision_id: decision,
        number,
        designation,
        reason_words: reason?.words ?? null,
        published_at: entry.at,
        entry: entry.seq,
      })
      .execute()
    await touch(tx, decision, entry.seq)
  }),
  decision_closed: oneByOne(async (tx, entry) => {
    const { decision, minutesPassed, isCalled, reason, counts, ballots } = entry.body
    await sql`update decisions set counts = ${jsonb(counts)} where id = ${decision}`.execute(tx)
    await tx
      .updateTable('decisions')
      .set({
        state: 'closed',
        closed_at: entry.at,
        closed_entry: entry.seq,
        minutes_passed: minutesPassed,
        is_called: isCalled,
        reason_words: reason?.words ?? null,
        entry: entry.seq,
      })
      .where('id', '=', decision)
      .execute()
    await insertRows(
      tx,
      'counted_ballots',
      ballots.map(({ slip, voter, organisation, group, choice, marks }, place) => ({
        decision_id: decision,
        place,
        slip,
        voter_id: voter,
        organisation_id: organisation,
        group_id: group,
        choice,
        marks: marks === undefined ? null : [...marks],
      })),
    )
  }),
  decision_tallied: oneByOne(async (tx, entry) => {
    const { decision, adopted, steps, chosen } = entry.body
    const found = chosen === undefined ? null : jsonb(chosen)
    await sql`update decisions set steps = ${jsonb(steps)}, chosen = ${found}, adopted = ${adopted}, entry = ${entry.seq} where id = ${decision}`.execute(
      tx,
    )
  }),
  decision_abandoned: oneByOne(async (tx, entry) => {
    const { decision, reason } = entry.body
    await tx
      .updateTable('decisions')
      .set({ state: 'abandoned', reason_words: reason.words, closed_at: entry.at, entry: entry.seq })
      .where('id', '=', decision)
      .execute()
  }),
}

const NOT_YET = {
  roll_entry: null,
  rule_digest: null,
  opened_at: null,
  opened_entry: null,
  ends_at: null,
  closed_at: null,
  closed_entry: null,
  minutes_passed: null,
  is_called: false,
  reason_words: null,
  counts: null,
  adopted: null,
  steps: null,
  chosen: null,
} as const

async function insertOptions(tx: Tx, { id, options = [] }: RecordedQuestionAndRule): Promise<void> {
  const rows = options.map(({ text, from }, at) => ({
    decision_id: id,
    number: at + 1,
    text_words: text.words,
    from_kind: from?.kind ?? null,
    from_id: from?.id ?? null,
    statement: from?.kind === 'statement' ? from.statement : null,
  }))
  await insertRows(tx, 'decision_options', rows)
}

function columnsOf({ question, explanation, ruleName, isSecret, electorate }: RecordedQuestionAndRule) {
  return {
    question_words: question.words,
    explanation_words: explanation?.words ?? null,
    rule_name_words: ruleName?.words ?? null,
    is_secret: isSecret,
    electorate,
  }
}

function jsonb(value: object) {
  return sql`${JSON.stringify(value)}::text::jsonb`
}

async function touch(tx: Tx, decision: string, entry: number): Promise<void> {
  await tx.updateTable('decisions').set({ entry }).where('id', '=', decision).execute()
}
