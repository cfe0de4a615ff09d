/** Handlers of theme boards. */
import type { themeRoutes } from '../../../contract/themes.ts'
import { accept, refuse } from '../../../core/words/outcome.ts'
import type { Seen } from '../../commands/change-board.ts'
import { createTheme } from '../../commands/create-theme.ts'
import { declineSuggestion } from '../../commands/decline-suggestion.ts'
import { joinIdeas } from '../../commands/join-ideas.ts'
import { mergeThemes } from '../../commands/merge-themes.ts'
import { orderThemes } from '../../commands/order-themes.ts'
import { partIdeas } from '../../commands/part-ideas.ts'
import { placeIdeas } from '../../commands/place-ideas.ts'
import { removeTheme } from '../../commands/remove-theme.ts'
import { renameTheme } from '../../commands/rename-theme.ts'
import { splitTheme } from '../../commands/split-theme.ts'
import { undoThemeChange } from '../../commands/undo-theme-change.ts'
import { readGathering } from '../../sql/gatherings.ts'
import { viewBoardHistory } from '../../views/board-history.ts'
import { viewSuggestions, viewTitles } from '../../views/suggestions.ts'
import { viewBoards } from '../../views/themes.ts'
import { PREPARERS, type Handlers } from '../handler.ts'

const boardOf = (call: { readonly gathering: string; readonly params: { readonly question: string } }) => ({
  gathering: call.gathering,
  question: call.params.question,
})
const seenBy = ({ seen, isSuggested }: Seen): Seen => ({ seen, isSuggested })

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
      { ...boardOf(call), ...seenBy(call.body) },
      { title: call.body.title, ideas: call.body.ideas ?? [] },
    ),
  'PATCH /gatherings/:gathering/themes/:theme': async (call) =>
    await renameTheme(
      call.house,
      { actor: call.actor },
      { gathering: call.gathering, theme: call.params.theme, ...seenBy(call.body) },
      call.body.title,
    ),
  'PUT /gatherings/:gathering/questions/:question/theme-order': async (call) =>
    await orderThemes(call.house, { actor: call.actor }, { ...boardOf(call), ...seenBy(call.body) }, call.body.themes),
  'POST /gatherings/:gathering/questions/:question/placements': async (call) =>
    await placeIdeas(
      call.house,
      { actor: call.actor },
      { ...boardOf(call), ...seenBy(call.body) },
      { ideas: call.body.ideas, theme: call.body.theme, before: call.body.before ?? null },
    ),
  'POST /gatherings/:gathering/themes/:theme/merge': async (call) =>
    await mergeThemes(call.house, { actor: call.actor }, { gathering: call.gathering, theme: call.params.theme }, call.body.into),
  'POST /gatherings/:gathering/themes/:theme/split': async (call) =>
    await splitTheme(call.house, { actor: call.actor }, { gathering: call.gathering, theme: call.params.theme }, call.body),
  'POST /gatherings/:gathering/themes/:theme/remove': async (call) =>
    await removeTheme(call.house, { actor: call.actor }, { gathering: call.gathering, theme: call.params.theme }),
  'POST /gatherings/:gathering/questions/:question/undo': async (call) =>
    await undoThemeChange(call.house, { actor: call.actor }, boardOf(call), call.body.entry),
  'POST /gatherings/:gathering/questions/:question/ties': async (call) =>
    await joinIdeas(call.house, { actor: call.actor }, { ...boardOf(call), ...seenBy(call.body) }, call.body.ideas),
  'POST /gatherings/:gathering/questions/:question/ties/part': async (call) =>
    await partIdeas(call.house, { actor: call.actor }, boardOf(call), call.body.ideas),
  'POST /gatherings/:gathering/questions/:question/declines': async (call) =>
    await declineSuggestion(call.house, { actor: call.actor }, boardOf(call), { theme: null, ...call.body }),
  'GET /gatherings/:gathering/questions/:question/suggestions': async (call) =>
    await viewSuggestions(call.house, call.gathering, call.params.question),
  'POST /gatherings/:gathering/questions/:question/title-suggestions': async (call) =>
    await viewTitles(call.house, call.gathering, call.params.question, call.body.ideas),
  'GET /gatherings/:gathering/questions/:question/history': async (call) =>
    await viewBoardHistory(call.house, call.gathering, call.params.question, call.query.before),
}
