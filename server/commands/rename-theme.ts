/** Gives a theme another title; the old one stays on record. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { renameTheme as decideRename } from '../../core/themes/board.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { changeBoard, type Seen } from './change-board.ts'
import type { Acting, Done } from './command.ts'
import { parseTitle } from './parse-texts.ts'

/** Renames a theme. */
export async function renameTheme(
  house: HouseBase,
  acting: Acting,
  of: { gathering: string; theme: string } & Seen,
  title: string,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const parsed = parseTitle(title, 'title')
  if (!parsed.ok) return parsed
  return await changeBoard(house, acting, of, async (board, act) => {
    const change = decideRename(board, of.theme, act.keep(parsed.value))
    return change.ok
      ? accept({ kind: 'theme_renamed', change: change.value, result: { id: of.theme }, asked: { title: of.theme } })
      : change
  })
}
