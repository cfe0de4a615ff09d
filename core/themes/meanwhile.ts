/** Whether what somebody asks of a board was changed by somebody else meanwhile. What touches other things is no hindrance. */
import type { BoardChange } from '../ledger/entry-kinds.ts'

/** A change that came after what the asker saw. */
export interface LaterChange {
  readonly actor: string
  readonly body: BoardChange
}
/** What is asked: ideas to move, a theme to rename, or the order of themes. */
export type Asked =
  { readonly ideas: readonly string[]; readonly theme: string | null } | { readonly title: string } | { readonly order: true }

/**
 * What somebody else changed of it, or null when nothing. An idea counts as changed when it went to another theme than the one that
 * is asked for; a push within a theme does not. One's own changes do not count: nobody is stopped by what they did themselves.
 */
export function changedMeanwhile(
  asked: Asked,
  later: readonly LaterChange[],
  actor: string,
): { readonly what: 'idea' | 'theme' | 'order'; readonly id: string } | null {
  for (const { body } of later.filter((change) => change.actor !== actor)) {
    const found = changedBy(asked, body)
    if (found !== null) return found
  }
  return null
}

function changedBy(asked: Asked, { before, after }: BoardChange): ReturnType<typeof changedMeanwhile> {
  if ('ideas' in asked) {
    const from = new Map(before.placements.map((place) => [place.idea, place.theme]))
    const moved = after.placements.find(
      ({ idea, theme }) => asked.ideas.includes(idea) && theme !== (from.get(idea) ?? null) && theme !== asked.theme,
    )
    return moved === undefined ? null : { what: 'idea', id: moved.idea }
  }
  const known = new Map(before.themes.map((theme) => [theme.id, theme]))
  if ('title' in asked) {
    const renamed = after.themes.find((theme) => theme.id === asked.title && theme.title.words !== known.get(theme.id)?.title.words)
    return renamed === undefined ? null : { what: 'theme', id: renamed.id }
  }
  const ordered = after.themes.find((theme) => !theme.isRetired && known.has(theme.id) && theme.position !== known.get(theme.id)?.position)
  return ordered === undefined ? null : { what: 'order', id: ordered.id }
}
