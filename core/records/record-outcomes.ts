/** What a record and a report say of decisions and weighings. Of a closed one only: an open one says nothing. */
import type { ObjectionState } from '../decisions/register.ts'
import type { Designation } from '../decisions/designation.ts'
import type { ResultClass } from '../weighing/result-classes.ts'

/** What came of a decision. */
export const OUTCOMES = ['adopted', 'not_adopted', 'chosen', 'nothing_chosen', 'given_up'] as const
/** One of them. */
export type DecisionOutcome = (typeof OUTCOMES)[number]

/** A decision as the tables or a record hold it. Words that were erased are null; `Text` is string in a record, where they say so. */
export interface OutcomeOf<Text> {
  readonly number: number
  readonly question: Text
  /** Name of the rule, and its sentence. */
  readonly rule: string
  readonly sentence: string
  readonly outcome: DecisionOutcome
  readonly closedAt?: string
  /** How ballots were kept; left out where the rule counts none. */
  readonly ballots?: 'secret' | 'recorded'
  /** The last estimate of the chairs. */
  readonly designation?: Designation
  readonly steps?: readonly { readonly condition: string; readonly holds: boolean; readonly figures: readonly string[] }[]
  readonly options?: readonly Text[]
  /** Numbers of the options that were chosen, the first first. */
  readonly chosen?: readonly number[]
  readonly objections?: readonly {
    readonly number: number
    readonly reason: Text
    readonly state: ObjectionState
    readonly answer?: Text
  }[]
  /** Why it was given up, or why the chair called consensus or did not. */
  readonly reason?: Text
}
/** A closed weighing with its statements; the class and the sums are left out where too few answered, or while it is not counted. */
export interface WeighedOf<Text> {
  readonly name: Text
  readonly purpose: Text
  readonly people: number
  readonly ratings: number
  readonly closedAt?: string
  /** Digest of all ratings together, as it stands on record. */
  readonly digest?: string
  readonly statements: readonly {
    readonly number: number
    readonly text: Text
    readonly class?: ResultClass
    readonly answers?: number
    readonly agrees?: number
    readonly disagrees?: number
    readonly passes?: number
  }[]
}
/** The same in a record. */
export type RecordDecision = OutcomeOf<string>
/** The same in a record. */
export type RecordWeighing = WeighedOf<string>

/** As a record says it; `said` puts a text where words were erased. */
export function recordedDecision(held: OutcomeOf<string | null>, said: (words: string | null) => string): RecordDecision {
  const { question, options, objections, reason, ...rest } = held
  return {
    ...rest,
    question: said(question),
    ...(options === undefined ? {} : { options: options.map(said) }),
    ...(objections === undefined
      ? {}
      : {
          objections: objections.map(({ reason: why, answer, ...one }) => ({
            ...one,
            reason: said(why),
            ...(answer === undefined ? {} : { answer: said(answer) }),
          })),
        }),
    ...(reason === undefined ? {} : { reason: said(reason) }),
  }
}
/** The same of a weighing. */
export function recordedWeighing(held: WeighedOf<string | null>, said: (words: string | null) => string): RecordWeighing {
  const { name, purpose, statements, ...rest } = held
  return { ...rest, name: said(name), purpose: said(purpose), statements: statements.map((one) => ({ ...one, text: said(one.text) })) }
}
