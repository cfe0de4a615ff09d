/** Entries about ideas, themes, remarks and the words of the report. */
import type { BoardChange } from '../../../core/ledger/entry-kinds.ts'
import { insertRows } from '../insert-rows.ts'
import type { Tx } from '../ledger.ts'
import { gatheringOf, oneByOne, type Appliers, type EntryOf } from './applier.ts'

type BoardKind =
  | 'theme_created'
  | 'theme_renamed'
  | 'themes_ordered'
  | 'ideas_placed'
  | 'themes_merged'
  | 'theme_split'
  | 'theme_removed'
  | 'theme_change_undone'
async function changeBoard(tx: Tx, entries: readonly EntryOf<BoardKind>[]): Promise<void> {
  for (const entry of entries) await patchBoard(tx, gatheringOf(entry), entry.body)
}

export const applyIdeas: Appliers<'idea_captured' | 'remark_recorded' | 'report_texts_set' | BoardKind> = {
  idea_captured: async (tx, entries) => {
    await insertIdeas(tx, entries)
    await addToCounts(tx, entries)
    for (const [gathering, ideas] of Map.groupBy(entries, gatheringOf)) {
      await tx
        .updateTable('gatherings')
        .set((eb) => ({ ideas_count: eb('ideas_count', '+', ideas.length) }))
        .where('id', '=', gathering)
        .execute()
    }
  },
  remark_recorded: oneByOne(async (tx, entry) => {
    const { body } = entry
    await tx
      .insertInto('remarks')
      .values({
        id: body.id,
        gathering_id: gatheringOf(entry),
        about: body.about,
        position: body.position,
        text_words: body.text.words,
        label: body.label,
        entry: entry.seq,
      })
      .execute()
  }),
  report_texts_set: oneByOne(async (tx, entry) => {
    await tx
      .updateTable('gatherings')
      .set({ summary_words: entry.body.summary.map((paragraph) => paragraph.words), next_step_words: entry.body.nextStep?.words ?? null })
      .where('id', '=', gatheringOf(entry))
      .execute()
  }),
  theme_created: changeBoard,
  theme_renamed: changeBoard,
  themes_ordered: changeBoard,
  ideas_placed: changeBoard,
  themes_merged: changeBoard,
  theme_split: changeBoard,
  theme_removed: changeBoard,
  theme_change_undone: changeBoard,
}

async function insertIdeas(tx: Tx, entries: readonly EntryOf<'idea_captured'>[]): Promise<void> {
  await insertRows(
    tx,
    'ideas',
    entries.map((entry) => {
      const { body } = entry
      return {
        id: body.id,
        gathering_id: gatheringOf(entry),
        number: body.number,
        question_id: body.question,
        round_id: body.round,
        table_id: body.table,
        seat_id: body.seat,
        stakeholder_group_id: body.stakeholderGroup,
        modality: body.modality,
        text_words: body.text.words,
        language: body.language,
        entered: body.entered,
        builds_on: body.buildsOn,
        written_at: body.writtenAt,
        recorded_at: entry.at,
        is_late: body.isLate,
        label: body.label,
        entry: entry.seq,
      }
    }),
  )
  const points = entries.flatMap((entry) =>
    entry.body.points.map((point, position) => ({
      id: point.id,
      idea_id: entry.body.id,
      gathering_id: gatheringOf(entry),
      position,
      text_words: point.text.words,
      label: point.label,
    })),
  )
  await insertRows(tx, 'idea_points', points)
}

/** Adds a run of ideas to the sums of their question, round, table and group: one statement, one row for each such place. */
async function addToCounts(tx: Tx, entries: readonly EntryOf<'idea_captured'>[]): Promise<void> {
  const places = Map.groupBy(entries, (entry) => `${gatheringOf(entry)} ${countKeyOf(entry)}`)
  const rows = [...places.values()].flatMap((some) => {
    const last = some.at(-1)
    if (last === undefined) return []
    const { question, round, table, stakeholderGroup } = last.body
    const place = { question_id: question, round_id: round, table_id: table, stakeholder_group_id: stakeholderGroup }
    return [{ gathering_id: gatheringOf(last), key: countKeyOf(last), ...place, ideas: some.length, last_at: last.at }]
  })
  if (rows.length === 0) return
  await tx
    .insertInto('idea_counts')
    .values(rows)
    .onConflict((oc) =>
      oc.columns(['gathering_id', 'key']).doUpdateSet((eb) => ({
        ideas: eb('idea_counts.ideas', '+', eb.ref('excluded.ideas')),
        last_at: eb.fn<string>('greatest', ['idea_counts.last_at', 'excluded.last_at']),
      })),
    )
    .execute()
}

function countKeyOf({ body }: EntryOf<'idea_captured'>): string {
  return [body.question, body.round, body.table, body.stakeholderGroup].map((id) => id ?? '-').join('/')
}

async function patchBoard(tx: Tx, gathering: string, change: BoardChange): Promise<void> {
  const { themes, placements } = change.after
  if (themes.length > 0) {
    const rows = themes.map((theme) => ({
      id: theme.id,
      gathering_id: gathering,
      question_id: change.question,
      position: theme.position,
      letter: theme.letter,
      title_words: theme.title.words,
      is_retired: theme.isRetired,
      merged_into: theme.mergedInto,
    }))
    await tx
      .insertInto('themes')
      .values(rows)
      .onConflict((oc) =>
        oc.column('id').doUpdateSet((eb) => ({
          position: eb.ref('excluded.position'),
          letter: eb.ref('excluded.letter'),
          title_words: eb.ref('excluded.title_words'),
          is_retired: eb.ref('excluded.is_retired'),
          merged_into: eb.ref('excluded.merged_into'),
        })),
      )
      .execute()
  }
  if (placements.length > 0) {
    const rows = placements.map((placement) => ({
      idea_id: placement.idea,
      gathering_id: gathering,
      theme_id: placement.theme,
      position: placement.position,
    }))
    await tx
      .insertInto('idea_placements')
      .values(rows)
      .onConflict((oc) =>
        oc.column('idea_id').doUpdateSet((eb) => ({ theme_id: eb.ref('excluded.theme_id'), position: eb.ref('excluded.position') })),
      )
      .execute()
  }
}
