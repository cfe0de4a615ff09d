/** Entries of an issue on its road. */
import { sql } from 'kysely'
import type { IssueKinds } from '../../../core/ledger/issue-kinds.ts'
import { insertRows } from '../insert-rows.ts'
import { oneByOne, type Appliers } from './applier.ts'

export const applyIssues: Appliers<keyof IssueKinds> = {
  issue_described: oneByOne(async (tx, { body }) => {
    await tx
      .updateTable('issues')
      .set({
        scope_words: body.scope?.words ?? null,
        harm_words: body.harm?.words ?? null,
        evidence_words: body.evidence?.words ?? null,
        jurisdiction_words: body.jurisdiction?.words ?? null,
      })
      .where('id', '=', body.id)
      .execute()
  }),
  issue_moved: oneByOne(async (tx, { body, at, seq }) => {
    const { issue, number, from, to, reason } = body
    await insertRows(tx, 'issue_moves', [
      { issue_id: issue, number, from_stage: from, to_stage: to, reason_words: reason.words, moved_at: at, entry: seq },
    ])
    await tx.updateTable('issues').set({ stage: to }).where('id', '=', issue).execute()
  }),
  issue_party_added: oneByOne(async (tx, { body, seq }) => {
    const { id, issue, party, target, name, why } = body
    const row = { id, issue_id: issue, party, target_id: target, name_words: name?.words ?? null, why_words: why.words }
    await insertRows(tx, 'issue_parties', [{ ...row, is_removed: false, entry: seq }])
  }),
  issue_party_removed: oneByOne(async (tx, { body, seq }) => {
    await tx.updateTable('issue_parties').set({ is_removed: true, entry: seq }).where('id', '=', body.id).execute()
  }),
  issue_linked: oneByOne(async (tx, { body, seq }) => {
    await tx
      .insertInto('issue_links')
      .values({ issue_id: body.issue, kind: body.what, target_id: body.target, is_removed: false, entry: seq })
      .onConflict((oc) => oc.columns(['issue_id', 'kind', 'target_id']).doUpdateSet({ is_removed: false, entry: seq }))
      .execute()
  }),
  issue_unlinked: oneByOne(async (tx, { body, seq }) => {
    await tx
      .updateTable('issue_links')
      .set({ is_removed: true, entry: seq })
      .where('issue_id', '=', body.issue)
      .where('kind', '=', body.what)
      .where('target_id', '=', body.target)
      .execute()
  }),
  issue_date_added: oneByOne(async (tx, { body, seq }) => {
    const { id, issue, date, label } = body
    await insertRows(tx, 'issue_dates', [{ id, issue_id: issue, date, label_words: label.words, is_removed: false, entry: seq }])
  }),
  issue_date_removed: oneByOne(async (tx, { body, seq }) => {
    await tx.updateTable('issue_dates').set({ is_removed: true, entry: seq }).where('id', '=', body.id).execute()
  }),
  charter_set: oneByOne(async (tx, { body, at, seq }) => {
    const { issue, version, grants, promises, text, reason, digest } = body
    await insertRows(tx, 'charters', [
      {
        issue_id: issue,
        version,
        grants,
        promises: [...promises],
        text_words: text?.words ?? null,
        text_digest: text?.digest ?? null,
        reason_words: reason?.words ?? null,
        digest,
        set_at: at,
        entry: seq,
      },
    ])
  }),
  issue_steps_set: oneByOne(async (tx, { body, seq }) => {
    await sql`delete from issue_steps where issue_id = ${body.issue}`.execute(tx)
    await insertRows(
      tx,
      'issue_steps',
      body.steps.map(({ key, title, pages, entries, leftOut }, position) => ({
        issue_id: body.issue,
        position,
        key,
        title_words: title?.words ?? null,
        left_out_words: leftOut?.words ?? null,
        pages: [...pages],
        entries: [...entries],
        entry: seq,
      })),
    )
  }),
}
