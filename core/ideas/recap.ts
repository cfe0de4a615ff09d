/** What a host hands on: at most three ideas that were said at the table in a round that is over. */
import { accept, refuse, type Outcome } from '../words/outcome.ts'

/** Ideas handed on at most: what somebody can repeat after two minutes. */
export const RECAP_IDEAS_MAX = 3
/** How long the host speaks of the round before: two minutes. */
export const RECAP_MS = 120_000

/** An idea as this rule sees it. */
export interface RecapIdea {
  readonly id: string
  readonly number: number
  readonly table: string | null
  readonly round: string | null
  readonly isHidden: boolean
}

/**
 * The ids of the ideas to hand on, in the order in which the host chose them. None takes back what was chosen before.
 * @returns refusals: `invalid` for a fourth idea, one that is named twice or hidden, or one of another table or round
 */
export function chooseRecap(
  chosen: readonly RecapIdea[],
  place: { readonly table: string; readonly round: string },
): Outcome<readonly string[], 'invalid'> {
  const field = 'ideas'
  if (chosen.length > RECAP_IDEAS_MAX)
    return refuse('invalid', { field, detail: `at most ${RECAP_IDEAS_MAX} ideas are handed on. Leave some out.` })
  if (new Set(chosen.map(({ id }) => id)).size < chosen.length) return refuse('invalid', { field, detail: 'name each idea once.' })
  const foreign = chosen.find(({ table, round }) => table !== place.table || round !== place.round)
  if (foreign !== undefined)
    return refuse('invalid', { field, detail: `idea No. ${foreign.number} was not said at this table in this round. Choose another.` })
  const hidden = chosen.find(({ isHidden }) => isHidden)
  if (hidden !== undefined) return refuse('invalid', { field, detail: `idea No. ${hidden.number} is hidden. Choose another.` })
  return accept(chosen.map(({ id }) => id))
}
