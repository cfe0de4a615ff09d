/**
 * Decision rules as data: what a text says and a count can check. A rule is a list of conditions that must all hold; its
 * sentence (`rule-sentence.ts`) and its reasons (`tally.ts`) are made from these data and from nothing else.
 */

/** A share as two whole numbers, `[2, 3]`. */
export type Share = readonly [numerator: number, denominator: number]
/** What a share is taken of: votes cast (yes and no), those present (abstentions too), or all members. */
export type Base = 'cast' | 'present' | 'members'
/** How much is needed: `at_least` two thirds, or `more_than` one half. */
export interface Threshold {
  readonly share: Share
  readonly isStrict: boolean
}
/** Groups that vote as one house. `others` stands for every group that no other house names. */
export interface House {
  readonly name: string
  readonly groups: readonly string[] | 'others'
}

/** One thing that must hold. */
export type Condition =
  /** Yes votes of everybody together. */
  | { readonly kind: 'yes_of_all'; readonly of: Base; readonly threshold: Threshold }
  /** Yes votes in each group by itself. A group without members is left out; one in which nobody voted does not reach anything. */
  | { readonly kind: 'yes_in_each_group'; readonly of: Base; readonly threshold: Threshold }
  /** No votes of everybody together stay at or below a share. */
  | { readonly kind: 'no_at_most'; readonly of: Base; readonly share: Share }
  /** Who took part, abstentions counted, of all members. */
  | { readonly kind: 'quorum_of_all'; readonly threshold: Threshold }
  | { readonly kind: 'quorum_in_each_group'; readonly threshold: Threshold }
  /** Each group's yes share, averaged with equal weight, or with the weights given. */
  | {
      readonly kind: 'mean_of_groups'
      readonly of: Base
      readonly threshold: Threshold
      readonly weights: Readonly<Record<string, number>> | null
    }
  /** Enough groups are in favour, each by its own threshold. */
  | { readonly kind: 'groups_in_favour'; readonly of: Base; readonly within: Threshold; readonly groups: Threshold }
  /** Fewer groups than `blocking` are against, each by more than half of its votes cast. */
  | { readonly kind: 'not_blocked'; readonly blocking: number }
  /** Houses reach the thresholds of one of the ways, in whatever order: [two thirds, two thirds] or [three quarters, more than half]. */
  | { readonly kind: 'houses'; readonly of: Base; readonly houses: readonly House[]; readonly ways: readonly (readonly Threshold[])[] }

/** A rule. `key` is its name in files and commands; `name` what people read. */
export interface DecisionRule {
  readonly key: string
  readonly name: string
  readonly conditions: readonly Condition[]
}

/** At least this share. */
export function atLeast(numerator: number, denominator: number): Threshold {
  return { share: [numerator, denominator], isStrict: false }
}
/** More than this share. */
export function moreThan(numerator: number, denominator: number): Threshold {
  return { share: [numerator, denominator], isStrict: true }
}
