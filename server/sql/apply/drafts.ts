/** Entries of drafts. */
import type { DraftKinds } from '../../../core/ledger/draft-kinds.ts'
import { insertRows } from '../insert-rows.ts'
import { forumOf, oneByOne, type Appliers } from './applier.ts'

export const applyDrafts: Appliers<keyof DraftKinds> = {
  draft_begun: oneByOne(async (tx, entry) => {
    const { id, slug, title, language, issue, team, isOpenToAll } = entry.body
    await tx
      .insertInto('drafts')
      .values({
        id,
        forum_id: forumOf(entry),
        issue_id: issue,
        team_id: team,
        slug,
        title_words: title.words,
        language,
        state: 'drafting',
        is_open_to_all: isOpenToAll,
        begun_at: entry.at,
        entry: entry.seq,
      })
      .execute()
  }),
  draft_version_kept: oneByOne(async (tx, entry) => {
    const { draft, number, reason, digest, clauses } = entry.body
    const kept = { kept_at: entry.at, kept_by: entry.actor, entry: entry.seq }
    await tx
      .insertInto('draft_versions')
      .values({ draft_id: draft, number, reason_words: reason?.words ?? null, digest, clauses: clauses.length, ...kept })
      .execute()
    await insertRows(
      tx,
      'draft_clauses',
      clauses.map(({ clause, kind, depth, label, text }, position) => ({
        draft_id: draft,
        version: number,
        clause_id: clause,
        position,
        kind,
        depth,
        label,
        text_words: text.words,
      })),
    )
    await tx.updateTable('drafts').set({ version: number, entry: entry.seq }).where('id', '=', draft).execute()
  }),
  draft_opening_set: oneByOne(async (tx, entry) => {
    const { draft, isOpenToAll } = entry.body
    await tx.updateTable('drafts').set({ is_open_to_all: isOpenToAll, entry: entry.seq }).where('id', '=', draft).execute()
  }),
}
