/** Kinds of entries about the wording of a draft: what clauses stand on, suggestions, amendments, remarks. Words stand elsewhere, by reference. */
import type { RecordedActingRole, RecordedHidingReason } from './console-kinds.ts'
import type { WordsRef } from './recorded-basics.ts'

/** What a suggestion asks for. */
export type RecordedSuggestedAct = 'insert' | 'replace' | 'delete'
/** Where a suggestion stands. */
export type RecordedSuggestionState = 'open' | 'accepted' | 'rejected' | 'withdrawn'
/** What became of an amendment. */
export type RecordedAmendmentOutcome = 'adopted' | 'adopted_changed' | 'not_adopted'
/** In whose name somebody stands behind an amendment. */
export type RecordedSponsorKind = 'organisation' | 'group'
/** What a clause stands on; what is not of the kind is null. */
export interface RecordedSource {
  readonly kind: 'idea' | 'theme' | 'statement'
  readonly idea: string | null
  readonly theme: string | null
  readonly weighing: string | null
  readonly statement: number | null
}

/** Kinds that leave the forms of a forum alone: drafts have pages of their own. */
export const WORDING_KINDS = [
  'source_cited',
  'source_withdrawn',
  'statement_left_out',
  'text_suggested',
  'suggestion_accepted',
  'suggestion_rejected',
  'suggestion_withdrawn',
  'amendment_moved',
  'amendment_endorsed',
  'amendment_withdrawn',
  'amendment_settled',
  'paragraph_remarked',
  'paragraph_remark_hidden',
  'paragraph_remark_restored',
] as const satisfies readonly (keyof WordingKinds)[]

/** Bodies by kind. */
export interface WordingKinds {
  /** A clause cites what it stands on. The reason is asked where the room was divided on it. */
  readonly source_cited: RecordedSource & {
    readonly id: string
    readonly draft: string
    readonly clause: string
    readonly reason: WordsRef | null
  }
  readonly source_withdrawn: { readonly id: string; readonly draft: string; readonly clause: string }
  /** The team says why a supported statement, with the ideas it was made of, has no clause. */
  readonly statement_left_out: {
    readonly draft: string
    readonly weighing: string
    readonly statement: number
    readonly ideas: readonly string[]
    readonly reason: WordsRef
  }
  /** `expected` are the words of the clause when it was suggested; an insertion comes behind the clause, or first when there is none. */
  readonly text_suggested: {
    readonly id: string
    readonly draft: string
    readonly number: number
    readonly act: RecordedSuggestedAct
    readonly clause: string | null
    readonly expected: WordsRef | null
    readonly text: WordsRef | null
    readonly clauseKind: 'preamble' | 'operative'
    readonly depth: 0 | 1 | 2
    readonly reason: WordsRef | null
    readonly author: string
    readonly stakeholderGroup: string | null
  }
  /** The words came into the text. `clause` is the one that changed, or the new one. */
  readonly suggestion_accepted: { readonly id: string; readonly draft: string; readonly clause: string | null }
  readonly suggestion_rejected: { readonly id: string; readonly draft: string; readonly reason: WordsRef }
  readonly suggestion_withdrawn: { readonly id: string; readonly draft: string }
  /** New words for a range of one kept version. Places are in UTF-16 units of the text of the clause. */
  readonly amendment_moved: {
    readonly id: string
    readonly draft: string
    readonly number: number
    readonly version: number
    readonly first: string
    readonly from: number
    readonly last: string
    readonly to: number
    readonly text: WordsRef | null
    readonly reason: WordsRef
    readonly author: string
  }
  /** An organisation or a group stands behind it, whoever of them said so first. */
  readonly amendment_endorsed: {
    readonly id: string
    readonly draft: string
    readonly sponsorKind: RecordedSponsorKind
    readonly sponsor: string
    readonly by: string
  }
  readonly amendment_withdrawn: { readonly id: string; readonly draft: string }
  readonly amendment_settled: {
    readonly id: string
    readonly draft: string
    readonly outcome: RecordedAmendmentOutcome
    readonly text: WordsRef | null
    readonly reason: WordsRef | null
  }
  /** Somebody of the public on one clause of a kept version. `author` is a pseudonym of this draft alone. */
  readonly paragraph_remarked: {
    readonly id: string
    readonly draft: string
    readonly version: number
    readonly clause: string
    readonly number: number
    readonly text: WordsRef
    readonly author: string
    readonly stakeholderGroup: string | null
  }
  readonly paragraph_remark_hidden: {
    readonly id: string
    readonly draft: string
    readonly reason: RecordedHidingReason
    readonly role: RecordedActingRole
    readonly words: readonly string[]
  }
  readonly paragraph_remark_restored: { readonly id: string; readonly draft: string; readonly role: RecordedActingRole }
}
