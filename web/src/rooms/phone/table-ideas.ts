/** The list on the table as a value: what the house has, what waits on this phone, newest first. */
import type { IdeaView } from '$contract/ideas'
import type { WaitingIdea } from '../../line/outbox-queue.ts'

/** Ideas kept in the list of a phone; older ones are one press away. */
export const LIST_MAX = 50

export type Ideas = ReadonlyMap<string, IdeaView>
export type Line =
  | { readonly kind: 'waiting'; readonly idea: WaitingIdea }
  | { readonly kind: 'recorded'; readonly idea: IdeaView; readonly isMine: boolean }

/** The ideas with more of them; hearing one twice changes nothing. */
export function withIdeas(held: Ideas, heard: readonly IdeaView[]): Ideas {
  const merged = new Map(held)
  for (const idea of heard) merged.set(idea.id, idea)
  return merged
}

/** Lines of one table in one round: what waits first, then by number, newest first. */
export function linesOf(
  ideas: Ideas,
  waiting: readonly WaitingIdea[],
  here: { readonly round: string; readonly table: string },
  mine: ReadonlySet<string>,
): readonly Line[] {
  const recorded = [...ideas.values()]
    .filter((idea) => idea.round === here.round && idea.table === here.table)
    .sort((one, other) => other.number - one.number)
    .map((idea): Line => ({ kind: 'recorded', idea, isMine: mine.has(idea.id) }))
  return [...waiting.map((idea): Line => ({ kind: 'waiting', idea })).reverse(), ...recorded]
}

/** Characters as people count them: code points, as the house counts. */
export function charactersOf(text: string): number {
  return Array.from(text).length
}
