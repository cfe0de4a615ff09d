/** Takes back a change on a theme board, or does one again that was taken back. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { undoChange } from '../../core/themes/board.ts'
import { takenBack } from '../../core/themes/undo.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readBoardEntries, readBoardEntry } from '../sql/themes.ts'
import { loadBoard } from './change-board.ts'
import { perform, type Acting, type Done } from './command.ts'

/** How many later changes are looked through for one that took this one back; beyond it changes are made anew. */
export const UNDO_ENTRIES_MAX = 400

/**
 * Takes back the change with this number. It need not be the last: what it touched must stand as it was left.
 * Taking back what took another change back does that one again.
 */
export async function undoThemeChange(
  house: HouseBase,
  acting: Acting,
  of: { gathering: string; question: string },
  entry: number,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const loaded = await loadBoard(act.tx, of)
    if (!loaded.ok) return loaded
    const target = await readBoardEntry(act.tx, of.gathering, of.question, entry)
    if (target === undefined) return refuse('nothing_to_undo')
    const later = await readBoardEntries(act.tx, of.gathering, UNDO_ENTRIES_MAX, { question: of.question, after: entry })
    if (takenBack(later, of.question).has(entry)) return refuse('changed_since', { what: 'it was taken back already' })
    const change = undoChange(loaded.value.board, target.body)
    if (!change.ok) return change
    const body = { ...change.value, undoes: entry }
    return accept({
      drafts: [{ kind: 'theme_change_undone', forum: loaded.value.forum, gathering: of.gathering, body }],
      result: { id: of.question },
    })
  })
}
