/** The head of a stop on the way of an idea, from the kind of its entry and the facts that came with it. */
import type { TraceStop } from '$contract/ideas.ts'
import { say } from '$words/trace'

/** A text among the facts, or null. */
export function factText(stop: TraceStop, name: string): string | null {
  const value = stop.facts[name]
  return value === null || value === undefined || value === '' ? null : String(value)
}

/** `3e, Change outlook` from the facts of a stop; null when the stop names no theme. */
export function themeOf(stop: TraceStop, question: number): string | null {
  const letter = factText(stop, 'letter')
  const title = factText(stop, 'title')
  if (letter === null) return title
  return title === null ? `${question}${letter}` : `${question}${letter}, ${title}`
}

/** The head in words. */
export function stopTitle(stop: TraceStop, question: number): string {
  const theme = themeOf(stop, question)
  switch (stop.kind) {
    case 'idea_captured':
      return say.stopIdeaCaptured()
    case 'gathering_imported':
      return say.stopGatheringImported()
    case 'theme_created':
      return theme === null ? say.stopThemeCreated() : say.stopIdeasPlaced({ theme })
    case 'ideas_placed':
      return theme === null ? say.stopIdeasPlacedOut() : say.stopIdeasPlaced({ theme })
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
    case 'theme_change_undone':
      return say.stopThemeChangeUndone()
    default:
      // A later kind of entry that this page does not know yet is still shown, by its number and seal.
      return say.stopOther()
  }
}
