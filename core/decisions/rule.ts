/**
 * Decision rules as data: what a text says and a count can check. A rule is a list of conditions that must all hold; its
 * sentence (`rule-sentence.ts`) and its reasons (`tally.ts`) are made from these data and from nothing else.
 */

import type { ChoiceMethod } from './choice-ballots.ts'
import type { Designation } from './designation.ts'

/** A share as two whole numbers, `[2, 3]`. */
export type Share = readonly [numerator: number, denominator: number]
/** What a share is taken of: votes cast (yes and no), those present (abstentions too), or all members. */
export type Base = 'cast' | 'present' | 'members'
/** How much is needed: `at_least` two thirds, or `more_than` one half. A type and not an interface, so that it is known to be plain JSON. */
export type Threshold = {
  readonly share: Share
  readonly isStrict: boolean
}
/** Groups that vote as one house. `others` stands for every group that no other house names. */
export interface House {
  readonly name: string
  readonly groups: readonly string[] | 'others'
}

/** How far an objection must be settled: answered with a reason, or accommodated in the text; withdrawn is both. */
export type Settling = 'answered' | 'accommodated'

/** One thing that must hold. */
export type Condition =
  /** Yes votes of everybody together. */
  | { readonly kind: 'yes_of_all'; readonly of: Base; readonly threshold: Threshold }
  /** Yes votes in each group by itself. A group without members is left out; one in which nobody voted does not reach anything. */
  | { readonly kind: 'yes_in_each_group'; readonly of: Base; readonly threshold: Threshold }
  /** No votes of everybody together stay at or below a share. */
  | { readonly kind: 'no_at_most'; readonly of: Base; readonly share: Share }
  /** Who took part of all members. Abstentions count as taking part, unless `of` says votes cast. */
  | { readonly kind: 'quorum_of_all'; readonly threshold: Threshold; readonly of?: 'cast' | 'present' }
  | { readonly kind: 'quorum_in_each_group'; readonly threshold: Threshold; readonly of?: 'cast' | 'present' }
  /** Each group's yes share, averaged with equal weight, or with the weights given. */
  | {
      readonly kind: 'mean_of_groups'
      readonly of: Base
      readonly threshold: Threshold
      readonly weights: Readonly<Record<string, number>> | null
    }
  /** Enough groups are in favour, each by its own threshold. */
  | { readonly kind: 'groups_in_favour'; readonly of: Base; readonly within: Threshold; readonly groups: Threshold }
  /** Fewer groups than `blocking` are against, each by more than half of its votes cast, or by the share of no votes given. */
  | { readonly kind: 'not_blocked'; readonly blocking: number; readonly against?: { readonly of: Base; readonly threshold: Threshold } }
  /** At least so many groups have at least so many yes votes each: support must be broad, however large one group is. */
  | { readonly kind: 'breadth'; readonly groups: number; readonly voters: number }
  /** Houses reach the thresholds of one of the ways, in whatever order: [two thirds, two thirds] or [three quarters, more than half]. */
  | { readonly kind: 'houses'; readonly of: Base; readonly houses: readonly House[]; readonly ways: readonly (readonly Threshold[])[] }
  /** No objection of the register is open. */
  | { readonly kind: 'objections'; readonly settled: Settling }
  /** Silence: so many hours pass and no objection stands; one that was withdrawn does not. */
  | { readonly kind: 'silence'; readonly hours: number }
  /** The chair calls rough consensus. */
  | { readonly kind: 'chair_call' }
  /** The chairs published so many estimates, and the last of them says this designation or a stronger one. */
  | { readonly kind: 'designation'; readonly atLeast: Designation; readonly estimates: number }
  /** So many of the options are chosen by what ballots rank, grade or approve; holds as soon as one ballot says something. */
  | { readonly kind: 'choose'; readonly method: ChoiceMethod; readonly seats: number }

/** Kinds of conditions that look at each group, and so show how a group voted. */
const BY_GROUP: readonly Condition['kind'][] = [
  'yes_in_each_group',
  'quorum_in_each_group',
  'mean_of_groups',
  'groups_in_favour',
  'not_blocked',
  'breadth',
  'houses',
]
/** Kinds that count no ballot: they ask the register of objections, the clock or the chair. */
const WITHOUT_BALLOT: readonly Condition['kind'][] = ['objections', 'silence', 'chair_call', 'designation']

/** True when the rule counts ballots; a rule of consent or silence alone does not. */
export function countsBallots(rule: DecisionRule): boolean {
  return rule.conditions.some(({ kind }) => !WITHOUT_BALLOT.includes(kind))
}
/** True when the rule cannot be counted without the votes of each group. */
export function looksAtGroups(rule: DecisionRule): boolean {
  return rule.conditions.some(({ kind }) => BY_GROUP.includes(kind))
}
/** True when the rule asks the register of objections. */
export function asksRegister(rule: DecisionRule): boolean {
  return rule.conditions.some(({ kind }) => WITHOUT_BALLOT.includes(kind))
}
/** Hours of silence that a rule asks for, the longest of several; null when it asks for none. */
export function silenceHours(rule: DecisionRule): number | null {
  const hours = rule.conditions.flatMap((condition) => (condition.kind === 'silence' ? [condition.hours] : []))
  return hours.length === 0 ? null : Math.max(...hours)
}

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
