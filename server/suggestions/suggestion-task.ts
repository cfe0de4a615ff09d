/** What the house asks its thread for suggestions, and what comes back: plain values, copied between the two. */
import type { SuggestibleBoard, Suggestions } from '../../core/themes/suggestions.ts'

export type SuggestionTask =
  | { readonly kind: 'board'; readonly board: SuggestibleBoard }
  | {
      readonly kind: 'titles'
      readonly board: Pick<SuggestibleBoard, 'question' | 'ideas' | 'language'>
      readonly ideas: readonly number[]
    }
export type SuggestionResult =
  | { readonly kind: 'board'; readonly suggestions: Suggestions; readonly ms: number }
  | { readonly kind: 'titles'; readonly titles: readonly string[] }
