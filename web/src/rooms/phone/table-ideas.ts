/** The list on the table as a value: what waits on this phone, then what the house has, as chains of what builds on what, the newest chain first. */
import type { IdeaView } from '$contract/ideas'
import type { WaitingIdea } from '../../line/outbox-queue.ts'

/** Ideas kept in the list of a phone; older ones are one press away. */
export const LIST_MAX = 50

/** Steps of a chain that are shown as steps; what builds on further stands flat below the last. A phone is narrow, and no chain is lost. */
export const STEPS_SHOWN = 3

export type Ideas = ReadonlyMap<string, IdeaView>
export type Line =
  | { readonly kind: 'waiting'; readonly idea: WaitingIdea }
  | { readonly kind: 'recorded'; readonly idea: IdeaView; readonly isMine: boolean; readonly step: number }

/** The ideas with more of them; hearing one twice changes nothing. */
export function withIdeas(held: Ideas, heard: readonly IdeaView[]): Ideas {
  const merged = new Map(held)
  for (const idea of heard) merged.set(idea.id, idea)
  return merged
}

/** Lines of one table in one round: what waits first, then chains. The chain with the newest idea comes first; within it, each idea stands below what it builds on. */
export function linesOf(
  ideas: Ideas,
  waiting: readonly WaitingIdea[],
  here: { readonly round: string; readonly table: string },
  mine: ReadonlySet<string>,
): readonly Line[] {
  const recorded = [...ideas.values()]
    .filter((idea) => idea.round === here.round && idea.table === here.table)
    .sort((one, other) => one.number - other.number)
  const chains = chainsOf(recorded)
    .sort((one, other) => newestOf(other) - newestOf(one))
    .flat()
    .map(({ idea, step }): Line => ({ kind: 'recorded', idea, isMine: mine.has(idea.id), step }))
  return [...waiting.map((idea): Line => ({ kind: 'waiting', idea })).reverse(), ...chains]
}

type Link = { readonly idea: IdeaView; readonly step: number }

/** Chains of ideas in the order of their numbers. What builds on an idea of elsewhere begins a chain of its own. */
function chainsOf(ideas: readonly IdeaView[]): Link[][] {
  const here = new Set(ideas.map(({ number }) => number))
  const below = Map.groupBy(ideas, ({ number, buildsOn }) =>
    // An idea builds on an earlier one: whatever a record says, no chain runs in a circle.
    buildsOn !== null && here.has(buildsOn) && buildsOn < number ? buildsOn : null,
  )
  const chains: Link[][] = []
  for (const root of below.get(null) ?? []) {
    const chain: Link[] = []
    const open: Link[] = [{ idea: root, step: 0 }]
    for (let link = open.pop(); link !== undefined; link = open.pop()) {
      chain.push(link)
      const step = Math.min(link.step + 1, STEPS_SHOWN)
      open.push(...(below.get(link.idea.number) ?? []).map((idea) => ({ idea, step })).reverse())
    }
    chains.push(chain)
  }
  return chains
}

function newestOf(chain: readonly Link[]): number {
  return Math.max(...chain.map(({ idea }) => idea.number))
}

/** Characters as people count them: code points, as the house counts. */
export function charactersOf(text: string): number {
  return Array.from(text).length
}
