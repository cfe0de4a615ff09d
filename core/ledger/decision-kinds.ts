/** Kinds of entries of decisions. A rule is recorded as data without names; what people call it stands in the words. */
import type { Json } from './canonical-json.ts'
import type { Instant } from './instant.ts'
import type { WordsRef } from './recorded-basics.ts'

/** Who may cast ballots: the seats of the gathering, or the members of the forum. */
export type RecordedElectorate = 'seats' | 'members'
/** What a ballot says. */
export type RecordedChoice = 'yes' | 'no' | 'abstain'
/** What became of an objection: answered with a reason, accommodated in the text, or withdrawn. */
export type RecordedSettlement = 'answered' | 'accommodated' | 'withdrawn'
/** What the chairs estimate. */
export type RecordedDesignation = 'full_consensus' | 'consensus' | 'strong_support' | 'divergence' | 'minority_view'
/** A rule as recorded: its key and its conditions, as the room of decisions writes them. */
export interface RecordedRule {
  readonly key: string
  readonly conditions: readonly { readonly [field: string]: Json | undefined }[]
}
/** One of several options: its words, and what it was made of; null for words of its own. Words of an idea, theme or statement are theirs. */
export interface RecordedOption {
  readonly text: WordsRef
  readonly from:
    | { readonly kind: 'idea' | 'theme'; readonly id: string }
    | { readonly kind: 'statement'; readonly id: string; readonly statement: number }
    | null
}
/** Everything that is fixed when a decision opens. */
export interface RecordedQuestionAndRule {
  readonly id: string
  readonly question: WordsRef
  readonly explanation: WordsRef | null
  readonly rule: RecordedRule
  /** What people call a rule of their own; null for one that has a name everywhere. */
  readonly ruleName: WordsRef | null
  readonly isSecret: boolean
  readonly electorate: RecordedElectorate
  /** What is chosen among, in the order of their numbers; left out where yes or no is asked. */
  readonly options?: readonly RecordedOption[]
}
/** Ballots of one group; `group` and `key` are null and `all` where small groups are not shown apart. */
export interface RecordedCount {
  readonly group: string | null
  readonly key: string
  readonly members: number
  readonly yes: number
  readonly no: number
  readonly abstain: number
}
/**
 * One counted ballot. A secret one is told by its slip, the digest of a key that only the phone knows that cast it; a recorded one by
 * its voter (a seat or a member) and their organisation.
 */
export interface RecordedBallot {
  readonly slip: string | null
  readonly voter: string | null
  readonly organisation: string | null
  readonly group: string | null
  /** Of a choice among options: yes where it says something, abstain where it is blank. */
  readonly choice: RecordedChoice
  /** What it says of each option, by place: 0 nothing, a rank from 1, a grade from 1, or 1 for approved. */
  readonly marks?: readonly number[]
}

/** Bodies by kind. */
export interface DecisionKinds {
  readonly decision_prepared: RecordedQuestionAndRule & { readonly number: number }
  readonly decision_changed: RecordedQuestionAndRule
  /** The roll: who may take part, seat by seat or member by member, under the group for which they count. */
  readonly roll_set: {
    readonly decision: string
    readonly groups: readonly { readonly group: string; readonly voters: readonly string[] }[]
  }
  /** From here on question, rule and roll are fixed. `ruleDigest` is SHA-256 of the canonical JSON of the recorded rule. */
  readonly decision_opened: {
    readonly decision: string
    readonly ruleDigest: string
    readonly roll: number
    readonly accredited: readonly { readonly group: string; readonly voters: number }[]
    readonly endsAt: Instant | null
  }
  readonly objection_raised: {
    readonly id: string
    readonly decision: string
    readonly number: number
    readonly reason: WordsRef
    /** Seat or member; null under the Chatham House Rule, and so is the group. */
    readonly voter: string | null
    readonly group: string | null
  }
  readonly objection_settled: {
    readonly id: string
    readonly decision: string
    readonly state: RecordedSettlement
    readonly answer: WordsRef | null
  }
  readonly estimate_published: {
    readonly decision: string
    readonly number: number
    readonly designation: RecordedDesignation
    readonly reason: WordsRef | null
  }
  /** Nothing more is taken in. The ballots come on record here, in an order that says nothing of when they were cast. */
  readonly decision_closed: {
    readonly decision: string
    readonly minutesPassed: number
    readonly isCalled: boolean
    readonly reason: WordsRef | null
    readonly counts: readonly RecordedCount[]
    readonly ballots: readonly RecordedBallot[]
  }
  /** What the rule yields, condition by condition. Groups are named by key. */
  readonly decision_tallied: {
    readonly decision: string
    readonly adopted: boolean
    readonly steps: readonly { readonly condition: string; readonly holds: boolean; readonly figures: readonly string[] }[]
    /** Which options are chosen, by number, and why; left out where yes or no was asked, or no ballot said anything. */
    readonly chosen?: {
      readonly chosen: readonly number[]
      readonly order: readonly (readonly number[])[]
      readonly why: readonly string[]
    }
  }
  /** Given up before anything was counted; ballots that were cast are thrown away unread. */
  readonly decision_abandoned: { readonly decision: string; readonly reason: WordsRef }
}
