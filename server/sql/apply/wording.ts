/** Entries about the wording of drafts: sources, suggestions, amendments, remarks of the public. */
import type { WordingKinds } from '../../../core/ledger/wording-kinds.ts'
import { insertRows } from '../insert-rows.ts'
import { oneByOne, type Appliers } from './applier.ts'

export const applyWording: Appliers<keyof WordingKinds> = {
  source_cited: oneByOne(async (tx, entry) => {
    const { id, draft, clause, kind, idea, theme, weighing, statement, reason } = entry.body
    const of = { idea_id: idea, theme_id: theme, weighing_id: weighing, statement }
    await tx
      .insertInto('clause_sources')
      .values({
        id,
        draft_id: draft,
        clause_id: clause,
        kind,
        ...of,
        reason_words: reason?.words ?? null,
        cited_at: entry.at,
        entry: entry.seq,
      })
      .execute()
  }),
  source_withdrawn: oneByOne(async (tx, entry) => {
    await tx.updateTable('clause_sources').set({ withdrawn_entry: entry.seq }).where('id', '=', entry.body.id).execute()
  }),
  statement_left_out: oneByOne(async (tx, entry) => {
    const { draft, weighing, statement, ideas, reason } = entry.body
    const of = { draft_id: draft, weighing_id: weighing, statement }
    // A reason that is given again takes the place of the one before.
    await tx
      .deleteFrom('left_out_ideas')
      .where('draft_id', '=', draft)
      .where('weighing_id', '=', weighing)
      .where('statement', '=', statement)
      .execute()
    await insertRows(
      tx,
      'left_out_ideas',
      [null, ...ideas].map((idea, place) => ({
        ...of,
        place,
        idea_id: idea,
        reason_words: reason.words,
        left_out_at: entry.at,
        entry: entry.seq,
      })),
    )
  }),
  text_suggested: oneByOne(async (tx, entry) => {
    const { id, draft, number, act, clause, expected, text, clauseKind, depth, reason, author, stakeholderGroup } = entry.body
    const words = { expected_words: expected?.words ?? null, text_words: text?.words ?? null, reason_words: reason?.words ?? null }
    const by = { author_id: author, stakeholder_group_id: stakeholderGroup, made_at: entry.at }
    await tx
      .insertInto('text_suggestions')
      .values({
        id,
        draft_id: draft,
        number,
        act,
        clause_id: clause,
        ...words,
        clause_kind: clauseKind,
        depth,
        ...by,
        state: 'open',
        entry: entry.seq,
      })
      .execute()
  }),
  suggestion_accepted: oneByOne(async (tx, entry) => {
    await tx
      .updateTable('text_suggestions')
      .set({ state: 'accepted', settled_at: entry.at, settled_by: entry.actor })
      .where('id', '=', entry.body.id)
      .execute()
  }),
  suggestion_rejected: oneByOne(async (tx, entry) => {
    await tx
      .updateTable('text_suggestions')
      .set({ state: 'rejected', settled_words: entry.body.reason.words, settled_at: entry.at, settled_by: entry.actor })
      .where('id', '=', entry.body.id)
      .execute()
  }),
  suggestion_withdrawn: oneByOne(async (tx, entry) => {
    await tx
      .updateTable('text_suggestions')
      .set({ state: 'withdrawn', settled_at: entry.at, settled_by: entry.actor })
      .where('id', '=', entry.body.id)
      .execute()
  }),
  amendment_moved: oneByOne(async (tx, entry) => {
    const { id, draft, number, version, first, from, last, to, text, reason, author } = entry.body
    const range = { first_clause: first, first_place: from, last_clause: last, last_place: to }
    const words = { text_words: text?.words ?? null, reason_words: reason.words }
    await tx
      .insertInto('amendments')
      .values({
        id,
        draft_id: draft,
        number,
        version,
        ...range,
        ...words,
        author_id: author,
        moved_at: entry.at,
        state: 'open',
        entry: entry.seq,
      })
      .execute()
  }),
  amendment_endorsed: oneByOne(async (tx, entry) => {
    const { id, sponsorKind, sponsor, by } = entry.body
    await tx
      .insertInto('amendment_sponsors')
      .values({ amendment_id: id, kind: sponsorKind, sponsor_id: sponsor, member_id: by, endorsed_at: entry.at, entry: entry.seq })
      .execute()
  }),
  amendment_withdrawn: oneByOne(async (tx, entry) => {
    await tx.updateTable('amendments').set({ state: 'withdrawn', settled_at: entry.at }).where('id', '=', entry.body.id).execute()
  }),
  amendment_settled: oneByOne(async (tx, entry) => {
    const { id, outcome, text, reason } = entry.body
    await tx
      .updateTable('amendments')
      .set({
        state: outcome,
        settled_text_words: text?.words ?? null,
        settled_words: reason?.words ?? null,
        settled_at: entry.at,
      })
      .where('id', '=', id)
      .execute()
  }),
  paragraph_remarked: oneByOne(async (tx, entry) => {
    const { id, draft, version, clause, number, text, author, stakeholderGroup } = entry.body
    const by = { author_id: author, stakeholder_group_id: stakeholderGroup, made_at: entry.at }
    await tx
      .insertInto('paragraph_remarks')
      .values({ id, draft_id: draft, version, clause_id: clause, number, text_words: text.words, ...by, state: 'shown', entry: entry.seq })
      .execute()
  }),
  paragraph_remark_hidden: oneByOne(async (tx, entry) => {
    const { id, reason, role, words } = entry.body
    await tx
      .updateTable('paragraph_remarks')
      .set({ state: 'hidden', hidden_reason: reason, hidden_role: role, hidden_at: entry.at })
      .where('id', '=', id)
      .execute()
    await tx
      .insertInto('hidden_words')
      .values(words.map((one) => ({ words_id: one, idea_id: null, gathering_id: null })))
      .execute()
  }),
  paragraph_remark_restored: oneByOne(async (tx, entry) => {
    const { id } = entry.body
    const remark = await tx.selectFrom('paragraph_remarks').select('text_words').where('id', '=', id).executeTakeFirst()
    if (remark !== undefined) await tx.deleteFrom('hidden_words').where('words_id', '=', remark.text_words).execute()
    await tx
      .updateTable('paragraph_remarks')
      .set({ state: 'shown', hidden_reason: null, hidden_role: null, hidden_at: null })
      .where('id', '=', id)
      .execute()
  }),
}
