/** The head of a stop on the way of an idea, from the kind of its entry and the facts that came with it. */
import type { TraceStop, TraceView } from '$contract/ideas.ts'
import { say } from '$words/trace'

/** The head in words. */
export function stopTitle(stop: TraceStop, trace: Pick<TraceView, 'questionNumber' | 'theme'>): string {
  const theme = themeOf(stop, trace)
  switch (stop.kind) {
    case 'idea_captured':
      return say.stopIdeaCaptured()
    case 'gathering_imported':
      return say.stopGatheringImported()
    case 'theme_created':
      return theme === null ? say.stopThemeCreated() : say.stopIdeasPlaced({ theme })
    case 'ideas_placed':
      if (theme !== null) return say.stopIdeasPlaced({ theme })
      return factText(stop, 'theme') === null ? say.stopIdeasPlacedOut() : say.stopIdeasPlacedPlain()
    case 'themes_merged':
      return theme === null ? say.stopThemesMerged() : say.stopThemesMergedInto({ theme })
    case 'theme_split':
      return theme === null ? say.stopThemeSplit() : say.stopThemeSplitInto({ theme })
    case 'theme_renamed':
      return theme === null ? say.stopThemeRenamed() : say.stopThemeRenamedTo({ theme })
    case 'themes_ordered':
      return say.stopThemesOrdered()
    case 'theme_removed':
      return say.stopThemeRemoved()
    case 'ideas_joined':
      return say.stopIdeasJoined()
    case 'ideas_parted':
      return say.stopIdeasParted()
    case 'statements_taken':
      return say.stopStatementsTaken()
    case 'statements_merged':
      return say.stopStatementsMerged()
    case 'statements_parted':
      return say.stopStatementsParted()
    case 'idea_hidden':
      return say.stopIdeaHidden()
    case 'idea_restored':
      return say.stopIdeaRestored()
    case 'idea_reported':
      return say.stopIdeaReported()
    case 'reports_settled':
      return say.stopReportsSettled()
    case 'hiding_appealed':
      return say.stopHidingAppealed()
    case 'suggestion_declined':
      return say.stopSuggestionDeclined()
    case 'theme_change_undone':
      return say.stopThemeChangeUndone()
    default:
      // A later kind of entry that this page does not know yet is still shown, by its number and seal.
      return say.stopOther()
  }
}

/** `3e, Change outlook`: the theme that a stop led to; null when it led to none, or to one that the entry does not name. */
function themeOf(stop: TraceStop, { questionNumber, theme }: Pick<TraceView, 'questionNumber' | 'theme'>): string | null {
  // An entry names only the themes that it changed; the one where the idea stands now is known besides.
  const isNow = theme !== null && factText(stop, 'theme') === theme.id
  const letter = factText(stop, 'letter') ?? (isNow ? theme.letter : null)
  const title = factText(stop, 'themeTitle') ?? (isNow ? theme.title : null)
  if (letter === null) return title
  return title === null ? `${questionNumber}${letter}` : `${questionNumber}${letter}, ${title}`
}

function factText(stop: TraceStop, name: string): string | null {
  const value = stop.facts[name]
  return value === null || value === undefined || value === '' ? null : String(value)
}
