/** Entries about ideas, themes, remarks and the words of the report. */
import type { BoardChange, RecordedPlacement, RecordedTie } from '../../../core/ledger/entry-kinds.ts'
import { runParts } from '../insert-rows.ts'
import type { Tx } from '../ledger.ts'
import { gatheringOf, oneByOne, type Appliers, type EntryOf } from './applier.ts'
import { capturedIdeasParts } from './captured-ideas.ts'

type BoardKind =
  | 'theme_created'
  | 'theme_renamed'
  | 'themes_ordered'
  | 'ideas_placed'
  | 'themes_merged'
  | 'theme_split'
  | 'theme_removed'
  | 'theme_change_undone'
  | 'ideas_joined'
  | 'ideas_parted'
async function changeBoard(tx: Tx, entries: readonly EntryOf<BoardKind>[]): Promise<void> {
  for (const entry of entries) await patchBoard(tx, gatheringOf(entry), entry.body)
}

export const applyIdeas: Appliers<'idea_captured' | 'remark_recorded' | 'report_texts_set' | 'suggestion_declined' | BoardKind> = {
  idea_captured: async (tx, entries) => await runParts(tx, capturedIdeasParts(entries)),
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
        hand_id: body.hand ?? null,
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
  ideas_joined: changeBoard,
  ideas_parted: changeBoard,
  // What was declined is read off the ledger itself; no table follows.
  suggestion_declined: async () => {},
}

async function patchBoard(tx: Tx, gathering: string, change: BoardChange): Promise<void> {
  const { themes, placements, ties = [] } = change.after
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
  if (placements.length > 0) await putPlacements(tx, gathering, placements)
  if (ties.length > 0) await putTies(tx, gathering, ties)
}

async function putPlacements(tx: Tx, gathering: string, placements: readonly RecordedPlacement[]): Promise<void> {
  const rows = placements.map(({ idea, theme, position }) => ({ idea_id: idea, gathering_id: gathering, theme_id: theme, position }))
  await tx
    .insertInto('idea_placements')
    .values(rows)
    .onConflict((oc) =>
      oc.column('idea_id').doUpdateSet((eb) => ({ theme_id: eb.ref('excluded.theme_id'), position: eb.ref('excluded.position') })),
    )
    .execute()
}

async function putTies(tx: Tx, gathering: string, ties: readonly RecordedTie[]): Promise<void> {
  await tx
    .insertInto('idea_ties')
    .values(ties.map(({ idea, tie }) => ({ idea_id: idea, gathering_id: gathering, tie_id: tie })))
    .onConflict((oc) => oc.column('idea_id').doUpdateSet((eb) => ({ tie_id: eb.ref('excluded.tie_id') })))
    .execute()
}
