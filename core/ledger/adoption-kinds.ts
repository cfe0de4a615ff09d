/** Kinds of entries of what becomes of a frozen text: who speaks for a body, to whom it was handed, what each body answered. */
import type { Instant } from './instant.ts'
import type { WordsRef } from './recorded-basics.ts'

/** How far a body has come with a clause before it answers. */
export type RecordedProgress = 'received' | 'understood' | 'considered'
/** What a body says to a clause. */
export type RecordedAnswer = 'accepted' | 'modified' | 'noted' | 'rejected'
/** How broadly a text has to be adopted; 0 asks for none of the kind. */
export type RecordedBreadth = { readonly governments: number; readonly groups: number; readonly regions: number }
/** Where an answer belongs: one clause of a text that was handed over, and one body. */
export interface RecordedCell {
  readonly handover: string
  readonly clause: string
  readonly body: string
}

/** Kinds that make no form of a forum stale: the register has pages of its own. */
export const ADOPTION_KINDS = [
  'focal_point_named',
  'focal_point_withdrawn',
  'draft_handed_over',
  'clauses_moved',
  'answer_given',
  'more_time_asked',
  'more_time_settled',
  'cell_closed',
  'body_question_asked',
  'body_question_replied',
] as const satisfies readonly (keyof AdoptionKinds)[]

/** Bodies by kind. */
export interface AdoptionKinds {
  /** A member speaks for a body from now on; two are needed to answer. */
  readonly focal_point_named: { readonly body: string; readonly member: string }
  readonly focal_point_withdrawn: { readonly body: string; readonly member: string }
  /** A frozen version goes to its addressees; every clause that is asked of a body makes a cell of the register. */
  readonly draft_handed_over: {
    readonly id: string
    readonly draft: string
    readonly version: number
    readonly reference: WordsRef | null
    readonly source: WordsRef
    readonly agendaItem: WordsRef | null
    readonly addressees: readonly { readonly body: string | null; readonly name: WordsRef | null }[]
    readonly asked: readonly { readonly body: string; readonly clauses: readonly string[] }[]
    readonly dueOn: string
    readonly dueAt: Instant
    readonly breadth: RecordedBreadth
  }
  readonly clauses_moved: {
    readonly handover: string
    readonly body: string
    readonly clauses: readonly string[]
    readonly to: RecordedProgress
  }
  /** Written by one focal point of the body and confirmed by another, who is the actor. */
  readonly answer_given: RecordedCell & {
    readonly answer: RecordedAnswer
    readonly reason: WordsRef | null
    readonly department: WordsRef
    /** The words of the clause that are meant, where it is accepted with a modification. */
    readonly part: WordsRef | null
    /** What would change it. */
    readonly change: WordsRef | null
    readonly writtenBy: string
  }
  readonly more_time_asked: RecordedCell & { readonly until: Instant; readonly reason: WordsRef }
  readonly more_time_settled: RecordedCell & { readonly isGranted: boolean; readonly note: WordsRef | null }
  readonly cell_closed: RecordedCell & { readonly reason: WordsRef }
  readonly body_question_asked: {
    readonly id: string
    readonly handover: string
    readonly body: string
    readonly clause: string | null
    readonly text: WordsRef
    readonly stakeholderGroup: string | null
    readonly dueAt: Instant
  }
  readonly body_question_replied: { readonly id: string; readonly text: WordsRef }
}
