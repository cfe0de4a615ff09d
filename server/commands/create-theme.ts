/** Makes a theme on the board of a question, with the ideas that go straight into it. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { createTheme as decideTheme } from '../../core/themes/board.ts'
import type { Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import type { Seen } from './change-board.ts'
import type { Acting, Done } from './command.ts'
import { newTheme, type NewTheme } from './new-theme.ts'

/** Makes a theme; it takes the next free letter. */
export async function createTheme(
  house: HouseBase,
  acting: Acting,
  of: { gathering: string; question: string } & Seen,
  asked: NewTheme,
): Promise<Outcome<Done<{ id: string; letter: string }>, RefusalCode>> {
  return await newTheme(house, acting, of, asked, { kind: 'theme_created', rule: decideTheme })
}
