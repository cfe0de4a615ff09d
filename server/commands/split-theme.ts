/** Splits some ideas of a theme off into a new one. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { splitTheme as decideSplit } from '../../core/themes/board.ts'
import type { Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import type { Acting, Done } from './command.ts'
import { newTheme, type NewTheme } from './new-theme.ts'

/** Splits a theme: the ideas named go into a new theme at the end. */
export async function splitTheme(
  house: HouseBase,
  acting: Acting,
  of: { gathering: string; theme: string },
  asked: NewTheme,
): Promise<Outcome<Done<{ id: string; letter: string }>, RefusalCode>> {
  return await newTheme(house, acting, of, asked, { kind: 'theme_split', rule: (board, made) => decideSplit(board, of.theme, made) })
}
