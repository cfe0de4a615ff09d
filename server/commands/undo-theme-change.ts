/** Takes back the last change on a theme board. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { undoChange } from '../../core/themes/board.ts'
import { lastUndoable } from '../../core/themes/undo.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readBoardEntries } from '../sql/themes.ts'
import { loadBoard } from './change-board.ts'
import { perform, type Acting, type Done } from './command.ts'

/** How far back undo reaches on one gathering; beyond it changes are made anew. */
export const UNDO_ENTRIES_MAX = 400

/** Takes back the change that the caller saw as the last one of the board; refuses when another came since. */
export async function undoThemeChange(
  house: HouseBase,
  acting: Acting,
  of: { gathering: string; question: string },
  seen: number,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const loaded = await loadBoard(act.tx, of)
    if (!loaded.ok) return loaded
    const last = lastUndoable(await readBoardEntries(act.tx, of.gathering, UNDO_ENTRIES_MAX), of.question)
    if (last === null) return refuse('nothing_to_undo')
    if (last.seq !== seen) return refuse('changed_since', { what: 'this board' })
    const change = undoChange(loaded.value.board, last.body)
    if (!change.ok) return change
    return accept({
      drafts: [
        { kind: 'theme_change_undone', forum: loaded.value.forum, gathering: of.gathering, body: { ...change.value, undoes: last.seq } },
      ],
      result: { id: of.question },
    })
  })
}
