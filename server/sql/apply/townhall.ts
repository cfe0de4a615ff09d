/** Entries about the three lists of a town hall. */
import { insertRows } from '../insert-rows.ts'
import { gatheringOf, oneByOne, type Appliers } from './applier.ts'

export const applyTownhall: Appliers<'idea_listed' | 'idea_unlisted'> = {
  idea_listed: async (tx, entries) => {
    await insertRows(
      tx,
      'listed_ideas',
      entries.map((entry) => ({
        id: entry.body.id,
        gathering_id: gatheringOf(entry),
        list: entry.body.list,
        idea_id: entry.body.idea,
        other_idea_id: entry.body.other,
        entry: entry.seq,
        is_removed: false,
      })),
    )
  },
  idea_unlisted: oneByOne(async (tx, entry) => {
    await tx.updateTable('listed_ideas').set({ is_removed: true }).where('id', '=', entry.body.id).execute()
  }),
}
