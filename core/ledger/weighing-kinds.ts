/** Kinds of entries of a weighing: prepared, statements taken, merged and moderated, opened and closed, who rates, and what proves the ratings. */
import type { Instant } from './instant.ts'
import type { RecordedActingRole, RecordedHidingReason } from './console-kinds.ts'
import type { WordsRef } from './recorded-basics.ts'

// As everywhere in the ledger: what may be recorded is fixed here for good, `core/weighing` lists what is offered today.
/** Who may rate: the seats of the gathering, or everybody who holds the link. */
export type RecordedAudience = 'seats' | 'anyone'
/** When the sums are shown: while people rate, or only once the weighing is closed. */
export type RecordedShowing = 'live' | 'closed'
/** What a statement was made of: an idea or ideas, a theme, words of the convener, or words of somebody who rates. */
export type RecordedStatementSource = 'idea' | 'theme' | 'seed' | 'own'

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

/** Which statements go into which, or stand by themselves again. `ideas`: those that they stand for, so that each trace tells of it. */
export interface RecordedMerge {
  readonly weighing: string
  readonly into: number
  readonly statements: readonly number[]
  readonly ideas: readonly string[]
}

/** Kinds that move no screen of a gathering: weighings have pages of their own. */
export const WEIGHING_KINDS = [
  'weighing_prepared',
  'statements_taken',
  'statement_written',
  'statements_merged',
  'statements_parted',
  'statement_reported',
  'statement_kept',
  'statement_hidden',
  'statement_restored',
  'second_round_started',
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
    /** Whoever rates may write statements. */
    readonly takesOwn: boolean
    /** When it opens and closes by itself; null: by hand alone. */
    readonly opensAt: Instant | null
    readonly closesAt: Instant | null
  }
  readonly statements_taken: { readonly weighing: string; readonly statements: readonly RecordedStatement[] }
  /** Somebody who rates wrote one. The author is another id of theirs than the one they rate by; null under the Chatham House Rule. */
  readonly statement_written: { readonly weighing: string; readonly statement: RecordedStatement; readonly author: string | null }
  /** Statements that say the same as `into` count as one with it from now on; every wording stays. */
  readonly statements_merged: RecordedMerge
  readonly statements_parted: RecordedMerge
  readonly statement_reported: {
    readonly weighing: string
    readonly number: number
    readonly reporter: string
    readonly reason: RecordedHidingReason
  }
  /** Reports were looked at and the statement stays. */
  readonly statement_kept: { readonly weighing: string; readonly number: number; readonly role: RecordedActingRole }
  /** Shown to nobody any more; its number and its ratings stay. `words` are those hidden by it: none where they are an idea's or a theme's. */
  readonly statement_hidden: {
    readonly weighing: string
    readonly number: number
    readonly reason: RecordedHidingReason
    readonly role: RecordedActingRole
    readonly words: readonly string[]
  }
  readonly statement_restored: {
    readonly weighing: string
    readonly number: number
    readonly role: RecordedActingRole
    readonly words: readonly string[]
  }
  /** The statements that did best so far are shown to everybody who has not rated them, before the others. */
  readonly second_round_started: { readonly weighing: string; readonly statements: readonly number[] }
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
