/** Entries of weighings. */
import type { RecordedRatingsSeal, RecordedStatement, WeighingKinds } from '../../../core/ledger/weighing-kinds.ts'
import type { Entry } from '../../../core/ledger/entry.ts'
import { insertRows } from '../insert-rows.ts'
import type { Tx } from '../ledger.ts'
import type { StatementRow } from '../weighings.ts'
import { forumOf, oneByOne, type Appliers } from './applier.ts'

export const applyWeighing: Appliers<keyof WeighingKinds> = {
  weighing_prepared: oneByOne(async (tx, entry) => {
    const { id, slug, name, purpose, audience, showing, share, takesOwn, opensAt, closesAt } = entry.body
    await tx
      .insertInto('weighings')
      .values({
        id,
        forum_id: forumOf(entry),
        gathering_id: entry.gathering,
        slug,
        name_words: name.words,
        purpose_words: purpose.words,
        state: 'draft',
        audience,
        showing,
        share,
        takes_own: takesOwn,
        opens_at: opensAt,
        closes_at: closesAt,
        entry: entry.seq,
      })
      .execute()
  }),
  statements_taken: oneByOne(async (tx, entry) => await addStatements(tx, entry, entry.body, null)),
  statement_written: oneByOne(async (tx, entry) => {
    const { weighing, statement, author } = entry.body
    await addStatements(tx, entry, { weighing, statements: [statement] }, author)
  }),
  statements_merged: oneByOne(async (tx, { body }) => await mergeInto(tx, body, body.into)),
  statements_parted: oneByOne(async (tx, { body }) => await mergeInto(tx, body, null)),
  statement_reported: oneByOne(async (tx, entry) => {
    const { weighing, number, reporter, reason } = entry.body
    await tx
      .insertInto('statement_reports')
      .values({ weighing_id: weighing, number, reporter_id: reporter, reason, reported_at: entry.at })
      .execute()
  }),
  statement_kept: oneByOne(async (tx, { body }) => await settleReports(tx, body, 'kept')),
  statement_hidden: oneByOne(async (tx, { at, gathering, body }) => {
    const { weighing, number, reason, role, words } = body
    await setHidden(tx, body, { hidden_reason: reason, hidden_role: role, hidden_at: at })
    if (words.length > 0)
      await tx
        .insertInto('hidden_words')
        .values(words.map((id) => ({ words_id: id, idea_id: null, gathering_id: gathering })))
        .execute()
    await settleReports(tx, { weighing, number }, 'hidden')
  }),
  statement_restored: oneByOne(async (tx, { body }) => {
    await setHidden(tx, body, { hidden_reason: null, hidden_role: null, hidden_at: null })
    for (const id of body.words) await tx.deleteFrom('hidden_words').where('words_id', '=', id).execute()
  }),
  second_round_started: oneByOne(async (tx, { body }) => {
    await tx
      .updateTable('weighings')
      .set({ second_round: [...body.statements] })
      .where('id', '=', body.weighing)
      .execute()
  }),
  weighing_opened: oneByOne(async (tx, entry) => {
    const { id, code, seed } = entry.body
    await tx.updateTable('weighings').set({ state: 'open', code, seed, opened_at: entry.at }).where('id', '=', id).execute()
  }),
  weighing_closed: oneByOne(async (tx, entry) => {
    await tx.updateTable('weighings').set({ state: 'closed', closed_at: entry.at }).where('id', '=', entry.body.weighing).execute()
    await keepSeal(tx, entry, entry.body)
  }),
  weighing_reopened: oneByOne(async (tx, entry) => {
    // It closed when its time was up, or by hand; reopened, it stays open until somebody closes it.
    await tx
      .updateTable('weighings')
      .set({ state: 'open', closed_at: null, closes_at: null })
      .where('id', '=', entry.body.weighing)
      .execute()
  }),
  rater_joined: async (tx, entries) => {
    await insertRows(
      tx,
      'raters',
      entries.map(({ at, body }) => ({
        id: body.id,
        weighing_id: body.weighing,
        stakeholder_group_id: body.stakeholderGroup,
        regional_group_id: body.regionalGroup,
        joined_at: at,
      })),
    )
  },
  weighing_counted: oneByOne(async (tx, entry) => {
    const { weighing, ratings } = entry.body
    await tx.updateTable('weighings').set({ counted_ratings: ratings, counted_entry: entry.seq }).where('id', '=', weighing).execute()
  }),
  ratings_sealed: oneByOne(async (tx, entry) => await keepSeal(tx, entry, entry.body)),
}

async function keepSeal(tx: Tx, entry: Entry, { weighing, digest, ratings, raters }: RecordedRatingsSeal): Promise<void> {
  await tx
    .updateTable('weighings')
    .set({ sealed_digest: digest, sealed_ratings: ratings, sealed_raters: raters, sealed_at: entry.at })
    .where('id', '=', weighing)
    .execute()
}

async function addStatements(
  tx: Tx,
  entry: Entry,
  { weighing, statements }: { readonly weighing: string; readonly statements: readonly RecordedStatement[] },
  author: string | null,
): Promise<void> {
  await insertRows(
    tx,
    'statements',
    statements.map(({ number, source, text, language, ideas, theme }) => ({
      weighing_id: weighing,
      number,
      source,
      text_words: text.words,
      language,
      ideas: [...ideas],
      theme_id: theme,
      entry: entry.seq,
      author_id: author,
      merged_into: null,
      hidden_reason: null,
      hidden_role: null,
      hidden_at: null,
    })),
  )
  await tx
    .updateTable('weighings')
    .set((eb) => ({ statements_count: eb('statements_count', '+', statements.length) }))
    .where('id', '=', weighing)
    .execute()
}

interface OneStatement {
  readonly weighing: string
  readonly number: number
}

async function mergeInto(
  tx: Tx,
  { weighing, statements }: { readonly weighing: string; readonly statements: readonly number[] },
  into: number | null,
): Promise<void> {
  await tx
    .updateTable('statements')
    .set({ merged_into: into })
    .where('weighing_id', '=', weighing)
    .where('number', 'in', [...statements])
    .execute()
}

async function setHidden(
  tx: Tx,
  { weighing, number }: OneStatement,
  hidden: Pick<StatementRow, 'hidden_reason' | 'hidden_role' | 'hidden_at'>,
): Promise<void> {
  await tx.updateTable('statements').set(hidden).where('weighing_id', '=', weighing).where('number', '=', number).execute()
}

async function settleReports(tx: Tx, { weighing, number }: OneStatement, settled: 'hidden' | 'kept'): Promise<void> {
  await tx
    .updateTable('statement_reports')
    .set({ settled })
    .where('weighing_id', '=', weighing)
    .where('number', '=', number)
    .where('settled', 'is', null)
    .execute()
}
