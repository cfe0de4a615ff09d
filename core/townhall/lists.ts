/** The three lists of a town hall: what may stand in them. */
import type { RecordedList } from '../ledger/townhall-kinds.ts'
import { accept, refuse, type Outcome } from '../words/outcome.ts'

/** The lists in the order in which they are told. */
export const LISTS = ['connected', 'common', 'differing'] as const satisfies readonly RecordedList[]

/** What stands in a list: an idea, or two that are connected. */
export interface ListedIdea {
  readonly list: RecordedList
  readonly idea: string
  readonly other: string | null
}

/**
 * Whether an idea may be listed. Connected names two different ideas, in either order once; common and differing name one. The
 * same idea may be common to some and differing to others: both are said, and both stand.
 */
export function listIdea(standing: readonly ListedIdea[], wished: ListedIdea): Outcome<ListedIdea, 'invalid' | 'changed_since'> {
  if (wished.list === 'connected' && wished.other === null)
    return refuse('invalid', { field: 'with', detail: 'name the idea that it is connected with.' })
  if (wished.list !== 'connected' && wished.other !== null)
    return refuse('invalid', { field: 'with', detail: 'only a connection names a second idea. Leave it out.' })
  if (wished.idea === wished.other) return refuse('invalid', { field: 'with', detail: 'an idea cannot be connected with itself.' })
  const isThere = standing.some(
    ({ list, idea, other }) =>
      list === wished.list && ((idea === wished.idea && other === wished.other) || (idea === wished.other && other === wished.idea)),
  )
  return isThere ? refuse('changed_since', { what: 'this stands in the list already' }) : accept(wished)
}
