/**
 * Kinds of entries of readings: what groups say of clauses, the register of objections, the gate, readings with their input rounds,
 * and the freeze. `of` holds the words of the clause that somebody spoke of, as they stood then.
 */
import type { RecordedDesignation } from './decision-kinds.ts'
import type { Instant } from './instant.ts'
import type { WordsRef } from './recorded-basics.ts'

/** What a seat says of a clause. */
export type RecordedStance = 'support' | 'live_with' | 'cannot'
/** A question of the gate. */
export type RecordedGateItem =
  | 'legal_basis'
  | 'legitimate_purpose'
  | 'suitability'
  | 'necessity'
  | 'proportionality'
  | 'feasibility'
  | 'remedy'
  | 'review_date'
  | 'doing_nothing'
/** What is answered to it. */
export type RecordedGateAnswer = 'yes' | 'no' | 'unknown'
/** What became of a remark. */
export type RecordedRemarkOutcome = 'taken_up' | 'partly' | 'not'
/** A source of a clause at the moment of the freeze; what does not apply is null. */
export interface RecordedFrozenSource {
  readonly clause: string
  readonly kind: string
  readonly idea: string | null
  readonly theme: string | null
  readonly weighing: string | null
  readonly statement: number | null
}
/** What came of one clause. */
export interface RecordedClauseResult {
  readonly clause: string
  /** The last estimate of these words, or null. */
  readonly designation: RecordedDesignation | null
  readonly groups: readonly { readonly group: string; readonly stance: RecordedStance | 'unsaid' | 'absent' }[]
  readonly objections: number
  /** Of these objections: given a reason while the text stayed. */
  readonly answered: number
  /** True when the clause went through the gate. */
  readonly isRestricting: boolean
}
/** All that is frozen, as the digest covers it. */
export interface RecordedFreeze {
  readonly draft: string
  readonly version: number
  readonly title: WordsRef
  readonly language: string
  readonly clauses: readonly {
    readonly clause: string
    readonly kind: string
    readonly depth: number
    readonly label: string
    readonly text: WordsRef
  }[]
  readonly minority: readonly {
    readonly id: string
    readonly number: number
    readonly clause: string | null
    readonly group: string
    readonly text: WordsRef
  }[]
  readonly sources: readonly RecordedFrozenSource[]
  readonly results: readonly RecordedClauseResult[]
}

/** Kinds that make no form of a forum stale: drafts have pages of their own. */
export const READING_KINDS = [
  'clause_stance_taken',
  'clause_objection_raised',
  'clause_objection_settled',
  'clause_estimated',
  'minority_statement_added',
  'minority_statement_withdrawn',
  'gate_marked',
  'gate_answered',
  'gate_waived',
  'gate_confirmed',
  'reading_opened',
  'remark_outcome_given',
  'draft_frozen',
] as const satisfies readonly (keyof ReadingKinds)[]

/** Bodies by kind. `seat` is the number of the seat in the team of the draft. */
export interface ReadingKinds {
  readonly clause_stance_taken: {
    readonly draft: string
    readonly clause: string
    readonly seat: number
    readonly group: string
    readonly stance: RecordedStance
    readonly of: WordsRef
    /** Why not; with `cannot` alone. The reason stands in the register of objections too. */
    readonly reason: WordsRef | null
  }
  readonly clause_objection_raised: {
    readonly id: string
    readonly draft: string
    readonly clause: string
    readonly number: number
    readonly seat: number
    readonly group: string
    readonly of: WordsRef
    readonly reason: WordsRef
  }
  readonly clause_objection_settled: {
    readonly id: string
    readonly draft: string
    readonly state: 'answered' | 'accommodated' | 'withdrawn'
    /** The reason given; null when who objected withdraws. */
    readonly answer: WordsRef | null
  }
  /** Chairs estimate how far the team agrees on a clause; `reasons` lists the open objections that they had before them. */
  readonly clause_estimated: {
    readonly draft: string
    readonly clause: string
    readonly number: number
    readonly designation: RecordedDesignation
    readonly of: WordsRef
    readonly reasons: readonly string[]
    readonly note: WordsRef | null
  }
  /** `clause` is null where it speaks of the whole text. */
  readonly minority_statement_added: {
    readonly id: string
    readonly draft: string
    readonly number: number
    readonly clause: string | null
    readonly of: WordsRef | null
    readonly seat: number
    readonly group: string
    readonly member: string
    readonly text: WordsRef
  }
  readonly minority_statement_withdrawn: { readonly id: string; readonly draft: string }
  /** The team says that a clause restricts or regulates, or that it does not any more; with the reason. */
  readonly gate_marked: {
    readonly draft: string
    readonly clause: string
    readonly isRestricting: boolean
    readonly reason: WordsRef
    readonly of: WordsRef
  }
  readonly gate_answered: {
    readonly draft: string
    readonly clause: string
    readonly item: RecordedGateItem
    readonly answer: RecordedGateAnswer
    /** Date of the review, `2028-06-01`; null with every other question, and without a yes. */
    readonly reviewOn: string | null
    readonly reason: WordsRef
    readonly of: WordsRef
  }
  readonly gate_waived: { readonly draft: string; readonly clause: string; readonly item: RecordedGateItem; readonly reason: WordsRef }
  /** The answers given of earlier words hold of these words too. */
  readonly gate_confirmed: { readonly draft: string; readonly clause: string; readonly of: WordsRef }
  /** A reading opens with a kept version and a round of input, which ends at the start of a day of the forum. */
  readonly reading_opened: {
    readonly draft: string
    readonly number: 1 | 2
    readonly version: number
    readonly workingDays: number
    readonly endsAt: Instant
  }
  readonly remark_outcome_given: {
    readonly draft: string
    readonly remark: string
    readonly round: number
    readonly outcome: RecordedRemarkOutcome
    readonly why: WordsRef
  }
  /** The text, what it stands on and what came of it, with the digest of all of it. Nothing of the draft changes after this. */
  readonly draft_frozen: RecordedFreeze & { readonly digest: string }
}
