/** Entries of weighings. */
import type { RecordedRatingsSeal, WeighingKinds } from '../../../core/ledger/weighing-kinds.ts'
import type { Entry } from '../../../core/ledger/entry.ts'
import { insertRows } from '../insert-rows.ts'
import type { Tx } from '../ledger.ts'
import { forumOf, oneByOne, type Appliers } from './applier.ts'

export const applyWeighing: Appliers<keyof WeighingKinds> = {
  weighing_prepared: oneByOne(async (tx, entry) => {
    const { id, slug, name, purpose, audience, showing, share, opensAt, closesAt } = entry.body
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
        opens_at: opensAt,
        closes_at: closesAt,
        entry: entry.seq,
      })
      .execute()
  }),
  statements_taken: oneByOne(async (tx, entry) => {
    const { weighing, statements } = entry.body
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
      })),
    )
    await tx
      .updateTable('weighings')
      .set((eb) => ({ statements_count: eb('statements_count', '+', statements.length) }))
      .where('id', '=', weighing)
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
