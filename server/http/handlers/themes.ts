/** Handlers of theme boards. */
import type { themeRoutes } from '../../../contract/themes.ts'
import { accept, refuse } from '../../../core/words/outcome.ts'
import { createTheme } from '../../commands/create-theme.ts'
import { mergeThemes } from '../../commands/merge-themes.ts'
import { orderThemes } from '../../commands/order-themes.ts'
import { placeIdeas } from '../../commands/place-ideas.ts'
import { removeTheme } from '../../commands/remove-theme.ts'
import { renameTheme } from '../../commands/rename-theme.ts'
import { splitTheme } from '../../commands/split-theme.ts'
import { undoThemeChange } from '../../commands/undo-theme-change.ts'
import { readGathering } from '../../sql/gatherings.ts'
import { viewBoards } from '../../views/themes.ts'
import { PREPARERS, type Handlers } from '../handler.ts'

export const themeHandlers: Handlers<keyof typeof themeRoutes> = {
  'GET /gatherings/:gathering/themes': async (call) => {
    const row = await readGathering(call.house.database.db, call.gathering)
    if (row?.state === 'draft' && !(await call.holds(PREPARERS))) return refuse('not_found', { what: 'gathering' })
    const version = row?.version ?? 0
    return accept({ boards: await viewBoards(call.house, call.gathering, version), version })
  },
  'POST /gatherings/:gathering/questions/:question/themes': async (call) =>
    await createTheme(
      call.house,
      { actor: call.actor },
      { gathering: call.gathering, question: call.params.question },
      { title: call.body.title, ideas: call.body.ideas ?? [] },
    ),
  'PATCH /gatherings/:gathering/themes/:theme': async (call) =>
    await renameTheme(call.house, { actor: call.actor }, { gathering: call.gathering, theme: call.params.theme }, call.body.title),
  'PUT /gatherings/:gathering/questions/:question/theme-order': async (call) =>
    await orderThemes(call.house, { actor: call.actor }, { gathering: call.gathering, question: call.params.question }, call.body.themes),
  'POST /gatherings/:gathering/questions/:question/placements': async (call) =>
    await placeIdeas(
      call.house,
      { actor: call.actor },
      { gathering: call.gathering, question: call.params.question },
      { ideas: call.body.ideas, theme: call.body.theme, before: call.body.before ?? null },
    ),
  'POST /gatherings/:gathering/themes/:theme/merge': async (call) =>
    await mergeThemes(call.house, { actor: call.actor }, { gathering: call.gathering, theme: call.params.theme }, call.body.into),
  'POST /gatherings/:gathering/themes/:theme/split': async (call) =>
    await splitTheme(call.house, { actor: call.actor }, { gathering: call.gathering, theme: call.params.theme }, call.body),
  'POST /gatherings/:gathering/themes/:theme/remove': async (call) =>
    await removeTheme(call.house, { actor: call.actor }, { gathering: call.gathering, theme: call.params.theme }),
  'POST /gatherings/:gathering/questions/:question/undo': async (call) =>
    await undoThemeChange(
      call.house,
      { actor: call.actor },
      { gathering: call.gathering, question: call.params.question },
      call.body.entry,
    ),
}
