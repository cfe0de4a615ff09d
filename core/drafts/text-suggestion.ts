/** Suggestions on a clause: when one may be accepted, rejected or withdrawn, by whom, and what to do when the words have changed meanwhile. */
import type { RecordedSuggestedAct, RecordedSuggestionState } from '../ledger/wording-kinds.ts'
import { accept, refuse, type Outcome } from '../words/outcome.ts'
import { carryOver } from './carry-over.ts'

/** What a suggestion asks for: a new clause behind another, other words, or that a clause goes. */
export const SUGGESTED_ACTS = ['insert', 'replace', 'delete'] as const satisfies readonly RecordedSuggestedAct[]
/** Where a suggestion stands. */
export const SUGGESTION_STATES = ['open', 'accepted', 'rejected', 'withdrawn'] as const satisfies readonly RecordedSuggestionState[]

/** A suggestion with its words. `expected` are those of its clause when it was made; `words` is empty for a deletion. */
export interface TextSuggestion {
  readonly act: RecordedSuggestedAct
  readonly state: RecordedSuggestionState
  readonly author: string
  readonly expected: string
  readonly words: string
}
/** Who acts: a member, and whether they hold a seat in the team of this very draft. */
export interface Hand {
  readonly member: string
  readonly hasSeat: boolean
}
/**
 * Whether the words of today are those that a suggestion was made on. `out_of_date` comes with a way on: the suggested words carried over to today's,
 * or null where both changed the same words and a person has to write anew. `gone`: its clause is no more.
 */
export type Standing = { readonly is: 'fits' } | { readonly is: 'out_of_date'; readonly wayOn: string | null } | { readonly is: 'gone' }

/** How a suggestion stands to the words of its clause as they are now; null when there is no such clause. A new clause needs only the one it follows. */
export function standingOf({ act, expected, words }: Pick<TextSuggestion, 'act' | 'expected' | 'words'>, now: string | null): Standing {
  if (now === null) return { is: 'gone' }
  if (act === 'insert' || now === expected) return { is: 'fits' }
  if (act === 'delete') return { is: 'out_of_date', wayOn: null }
  const carried = carryOver(expected, now, words)
  return { is: 'out_of_date', wayOn: carried === now ? null : carried }
}

/** Whether the suggestion may be accepted now. Only who has a seat in the team of the draft accepts, the author too if they have one. */
export function mayAccept(
  suggestion: TextSuggestion,
  now: string | null,
  by: Hand,
): Outcome<true, 'no_team_seat' | 'suggestion_settled' | 'words_changed'> {
  if (!by.hasSeat) return refuse('no_team_seat')
  if (suggestion.state !== 'open') return refuse('suggestion_settled', { state: suggestion.state })
  return standingOf(suggestion, now).is === 'fits' ? accept(true) : refuse('words_changed')
}

/** Whether it may be rejected: by who has a seat, whatever the words say today. */
export function mayReject({ state }: Pick<TextSuggestion, 'state'>, by: Hand): Outcome<true, 'no_team_seat' | 'suggestion_settled'> {
  if (!by.hasSeat) return refuse('no_team_seat')
  return state === 'open' ? accept(true) : refuse('suggestion_settled', { state })
}

/** Whether it may be withdrawn: by its author alone, a seat or not. */
export function mayWithdraw(
  { state, author }: Pick<TextSuggestion, 'state' | 'author'>,
  by: Hand,
): Outcome<true, 'not_author' | 'suggestion_settled'> {
  if (author !== by.member) return refuse('not_author')
  return state === 'open' ? accept(true) : refuse('suggestion_settled', { state })
}
