/** Kinds of entries of an issue on its road: what it is about, who is concerned, at which stage it stands, its charter, its list of steps. */
import type { WordsRef } from './recorded-basics.ts'

/** Where an issue stands. */
export type RecordedStage =
  'raised' | 'conversing' | 'weighing' | 'drafting' | 'with_governments' | 'adopted' | 'not_adopted' | 'followed_up'
/** What somebody concerned is: a stakeholder group, an organisation or a body of the forum, or somebody named in words alone. */
export type RecordedPartyKind = 'group' | 'organisation' | 'body' | 'other'
/** What belongs to an issue. */
export type RecordedIssueLink = 'gathering' | 'weighing' | 'draft'
/** What a charter lets somebody do. */
export type RecordedPower =
  | 'put_ideas'
  | 'challenge_questions'
  | 'write_statements'
  | 'rate'
  | 'remark'
  | 'amend'
  | 'hold_seats'
  | 'decide_text'
  | 'adopt'
  | 'change_text'
  | 'return_text'
  | 'answer'
/** Whom a charter lets do it. */
export type RecordedWho = 'everybody' | 'members' | 'team' | 'conveners' | 'governments'
/** What those who run the process and those who adopt its text promise. */
export type RecordedPromise = 'remarks_answered' | 'reasons_given' | 'changes_shown' | 'result_binds'
/** A charter as recorded. */
export interface RecordedCharter {
  readonly grants: readonly { readonly power: RecordedPower; readonly who: readonly RecordedWho[] }[]
  readonly promises: readonly RecordedPromise[]
  readonly text: WordsRef | null
}
/** A step of the list of an issue: one of those that every list begins with, by its key, or one of its own with a title. */
export interface RecordedStep {
  readonly key: string | null
  readonly title: WordsRef | null
  /** Where it is seen: pages of this house, and entries of its ledger. */
  readonly pages: readonly string[]
  readonly entries: readonly number[]
  /** Why it is left out; null: it is not. */
  readonly leftOut: WordsRef | null
}

/** Kinds that make no form of a forum stale: issues have pages of their own. */
export const ISSUE_KINDS = [
  'issue_described',
  'issue_moved',
  'issue_party_added',
  'issue_party_removed',
  'issue_linked',
  'issue_unlinked',
  'issue_date_added',
  'issue_date_removed',
  'charter_set',
  'issue_steps_set',
] as const satisfies readonly (keyof IssueKinds)[]

/** Bodies by kind. */
export interface IssueKinds {
  readonly issue_described: {
    readonly id: string
    readonly scope: WordsRef | null
    readonly harm: WordsRef | null
    readonly evidence: WordsRef | null
    readonly jurisdiction: WordsRef | null
  }
  readonly issue_moved: {
    readonly issue: string
    readonly number: number
    readonly from: RecordedStage
    readonly to: RecordedStage
    readonly reason: WordsRef
  }
  readonly issue_party_added: {
    readonly id: string
    readonly issue: string
    readonly party: RecordedPartyKind
    readonly target: string | null
    readonly name: WordsRef | null
    readonly why: WordsRef
  }
  readonly issue_party_removed: { readonly id: string; readonly issue: string }
  readonly issue_linked: { readonly issue: string; readonly what: RecordedIssueLink; readonly target: string }
  readonly issue_unlinked: { readonly issue: string; readonly what: RecordedIssueLink; readonly target: string }
  readonly issue_date_added: { readonly id: string; readonly issue: string; readonly date: string; readonly label: WordsRef }
  readonly issue_date_removed: { readonly id: string; readonly issue: string }
  /** Who may do what from now on. `digest`: SHA-256 of version, grants, promises and the digest of the text as canonical JSON. */
  readonly charter_set: RecordedCharter & {
    readonly issue: string
    readonly version: number
    readonly digest: string
    /** Why it was changed; null for the first. */
    readonly reason: WordsRef | null
  }
  readonly issue_steps_set: { readonly issue: string; readonly steps: readonly RecordedStep[] }
}
