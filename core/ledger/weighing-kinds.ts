/** Kinds of entries of a weighing: prepared, statements taken, merged and moderated, opened and closed, who rates, and what proves the ratings. */
import type { Instant } from './instant.ts'
import type { WordsRef } from './recorded-basics.ts'

// As everywhere in the ledger: what may be recorded is fixed here for good, `core/weighing` lists what is offered today.
/** Who may rate: the seats of the gathering, or everybody who holds the link. */
export type RecordedAudience = 'seats' | 'anyone'
/** When the sums are shown: while people rate, or only once the weighing is closed. */
export type RecordedShowing = 'live' | 'closed'
/** What a statement was made of: an idea or ideas, a theme, or words of the convener. */
export type RecordedStatementSource = 'idea' | 'theme' | 'seed'

/** A statement as it was taken. The words of an idea or a theme are referred to, never copied: erasing or hiding them reaches the statement. */
export interface RecordedStatement {
  /** Counted from 1 within the weighing; a number for life. */
  readonly number: number
  readonly source: RecordedStatementSource
  readonly text: WordsRef
  readonly language: string | null
  /** Ideas that it stands for. */
  readonly ideas: readonly string[]
  readonly theme: string | null
}

/**
 * Digest of all ratings at one moment. A leaf for each rater: SHA-256 of the rater's own key and of their ratings in the order of the statements;
 * the digest is SHA-256 of the leaves in the order of their bytes. It says nothing of who rated what.
 */
export interface RecordedRatingsSeal {
  readonly weighing: string
  readonly raters: number
  readonly ratings: number
  readonly digest: string
}

/** Kinds that move no screen of a gathering: weighings have pages of their own. */
export const WEIGHING_KINDS = [
  'weighing_prepared',
  'statements_taken',
  'weighing_opened',
  'weighing_closed',
  'weighing_reopened',
  'rater_joined',
  'ratings_sealed',
  'weighing_counted',
] as const satisfies readonly (keyof WeighingKinds)[]

/** Bodies by kind. */
export interface WeighingKinds {
  readonly weighing_prepared: {
    readonly id: string
    readonly slug: string
    readonly name: WordsRef
    readonly purpose: WordsRef
    readonly audience: RecordedAudience
    readonly showing: RecordedShowing
    /** Statements that one person is asked for before they are told that it is enough. */
    readonly share: number
    /** When it opens and closes by itself; null: by hand alone. */
    readonly opensAt: Instant | null
    readonly closesAt: Instant | null
  }
  readonly statements_taken: { readonly weighing: string; readonly statements: readonly RecordedStatement[] }
  /** The seed makes the order in which each person is shown the statements repeatable. */
  readonly weighing_opened: { readonly id: string; readonly code: string; readonly seed: number }
  readonly weighing_closed: RecordedRatingsSeal
  readonly weighing_reopened: { readonly weighing: string }
  /** Somebody rates for the first time. The id leads back to no seat without the secret of the house. */
  readonly rater_joined: {
    readonly weighing: string
    readonly id: string
    readonly stakeholderGroup: string | null
    readonly regionalGroup: string | null
  }
  /** The ratings as they stood while the weighing was open. */
  readonly ratings_sealed: RecordedRatingsSeal
  /**
   * The results of a closed weighing were counted. `ratings`: digest of the ratings they are made of, as when it closed. `results`: SHA-256 of the
   * results as canonical JSON. `method` and `seed` make the count repeatable by whoever holds the ratings.
   */
  readonly weighing_counted: {
    readonly weighing: string
    readonly ratings: string
    readonly method: string
    readonly seed: number
    readonly results: string
    readonly statements: number
    readonly people: number
    /** People of each group that answered alike. */
    readonly alike: readonly number[]
  }
}
