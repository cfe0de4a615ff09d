/** Kinds of entries of teams that draft: how they are formed, and who holds which seat. */
import type { Instant } from './instant.ts'
import type { WordsRef } from './recorded-basics.ts'

/** How seats are filled: the conveners choose among those who stated their interest, or whoever comes first takes one. */
export type RecordedFilling = 'chosen' | 'first_come'
/** A share as two whole numbers. */
export type RecordedShare = readonly [numerator: number, denominator: number]
/**
 * Who must be there so that a meeting may decide: a share of the seats that are held, the same of each group (null: of none in
 * particular), and at least so many groups.
 */
export interface RecordedQuorum {
  readonly seats: RecordedShare
  readonly eachGroup: RecordedShare | null
  readonly groups: number
}
/** A seat of a team: for a stakeholder group, and for a region where one is named. */
export interface RecordedTeamSeat {
  readonly number: number
  readonly stakeholderGroup: string
  readonly regionalGroup: string | null
}

/** Kinds that make no form of a forum stale: teams have pages of their own. */
export const TEAM_KINDS = [
  'team_formed',
  'team_seat_taken',
  'team_seat_given',
  'team_seat_left',
  'team_interest_stated',
  'team_interest_withdrawn',
  'team_chairs_set',
] as const satisfies readonly (keyof TeamKinds)[]

/** Bodies by kind. */
export interface TeamKinds {
  readonly team_formed: {
    readonly id: string
    readonly issue: string
    readonly slug: string
    readonly name: WordsRef
    readonly purpose: WordsRef
    readonly filling: RecordedFilling
    readonly seats: readonly RecordedTeamSeat[]
    readonly quorum: RecordedQuorum
    /** Between which instants statements of interest are taken; null: at any time. */
    readonly callOpensAt: Instant | null
    readonly callClosesAt: Instant | null
  }
  /** A member sits down on a free seat. */
  readonly team_seat_taken: { readonly team: string; readonly number: number; readonly member: string }
  /** The conveners give a free seat to a member, and say why. */
  readonly team_seat_given: { readonly team: string; readonly number: number; readonly member: string; readonly reason: WordsRef }
  /** A member says in public why they would like a seat. */
  readonly team_interest_stated: { readonly id: string; readonly team: string; readonly member: string; readonly text: WordsRef }
  readonly team_interest_withdrawn: { readonly id: string; readonly team: string }
  /** The seats that chair from now on, and why these. */
  readonly team_chairs_set: { readonly team: string; readonly seats: readonly number[]; readonly reason: WordsRef }
  /** The member leaves, or the conveners free the seat; the actor says which. */
  readonly team_seat_left: { readonly team: string; readonly number: number; readonly member: string; readonly reason: WordsRef | null }
}
