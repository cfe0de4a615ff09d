/** What people declined on a board, so that it is not suggested again. */
import type { RecordedSuggestion } from '../ledger/entry-kinds.ts'

/** A suggestion that was declined; ideas by their numbers. */
export interface Declined {
  readonly suggestion: RecordedSuggestion
  readonly ideas: readonly number[]
  readonly theme: string | null
}
/** Answers whether something was declined. */
export interface DeclinedGroups {
  hasPlace(idea: number, theme: string): boolean
  /** Whether any two of these ideas are to be kept apart. */ hasSame(ideas: readonly number[]): boolean
  /** Whether these ideas are mostly those of a group that was declined: one idea more does not bring it back. */
  hasGroup(ideas: readonly number[]): boolean
}

/** So much of two groups together must lie in both for them to be one group. */
const SAME_GROUP_SHARE = 0.6

/** Looks declined suggestions up. */
export function declinedIn(all: readonly Declined[]): DeclinedGroups {
  const places = new Set(all.filter((one) => one.suggestion === 'place').flatMap((one) => one.ideas.map((idea) => `${idea} ${one.theme}`)))
  const apart = all.filter((one) => one.suggestion === 'same').map((one) => new Set(one.ideas))
  const groups = all.filter((one) => one.suggestion === 'group').map((one) => new Set(one.ideas))
  return {
    hasPlace: (idea, theme) => places.has(`${idea} ${theme}`),
    hasSame: (ideas) => apart.some((kept) => ideas.filter((idea) => kept.has(idea)).length > 1),
    hasGroup: (ideas) =>
      groups.some((group) => {
        const both = ideas.filter((idea) => group.has(idea)).length
        return both >= SAME_GROUP_SHARE * (group.size + ideas.length - both)
      }),
  }
}

/** Whether an idea of one list is to be kept apart from one of the other. */
export function apartIn(declined: DeclinedGroups, some: readonly number[], others: readonly number[]): boolean {
  return some.some((one) => others.some((other) => declined.hasSame([one, other])))
}
