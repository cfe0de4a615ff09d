/** The head of every page about a draft: which text, in which state, whose seat looks. */
import type { StandingView } from '../../contract/readings.ts'
import type { DraftRow } from '../sql/drafts.ts'
import type { TeamSeat } from '../sql/teams.ts'
import type { WordsById } from '../sql/words.ts'

/** Who looks: the seat in the team, or null, and the member. */
export interface Looking {
  readonly seat: TeamSeat | null
  readonly member: string | null
}
type Head = Pick<StandingView, 'draft' | 'slug' | 'title' | 'state' | 'forumName' | 'timeZone' | 'own'>

/** The head. `words` holds the title and the name of the forum. */
export function draftHead(
  draft: DraftRow,
  { seat }: Looking,
  { forum, words }: { readonly forum: { readonly name_words: string; readonly time_zone: string } | undefined; readonly words: WordsById },
): Head {
  return {
    draft: draft.id,
    slug: draft.slug,
    title: words.of(draft.title_words),
    state: draft.state,
    forumName: words.of(forum?.name_words),
    timeZone: forum?.time_zone ?? 'UTC',
    own: seat === null ? null : { seat: seat.number, group: seat.stakeholderGroup, isChair: seat.isChair },
  }
}
