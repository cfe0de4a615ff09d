/** Kinds of entries of drafts: begun, and each version that was kept. What is typed in between is no part of the record. */
import type { WordsRef } from './recorded-basics.ts'

/** Kind of a clause as recorded. */
export type RecordedClauseKind = 'preamble' | 'operative'

/** A clause as it stands in a kept version. A text that did not change keeps its words. */
export interface RecordedClause {
  /** Id for life. */
  readonly clause: string
  readonly kind: RecordedClauseKind
  readonly depth: 0 | 1 | 2
  /** Its number in this version, such as `3 bis` or `4(a)`. */
  readonly label: string
  readonly text: WordsRef
}

/** Kinds that leave the forms of a forum alone: drafts have pages of their own. */
export const DRAFT_KINDS = ['draft_begun', 'draft_version_kept', 'draft_opening_set'] as const satisfies readonly (keyof DraftKinds)[]

/** Bodies by kind. */
export interface DraftKinds {
  readonly draft_begun: {
    readonly id: string
    readonly slug: string
    readonly title: WordsRef
    /** Language of the original, as a BCP 47 name. */
    readonly language: string
    readonly issue: string | null
    readonly team: string | null
    readonly isOpenToAll: boolean
  }
  /** The digest is SHA-256 of the clauses, in their order, as canonical JSON; the texts stand in it by their own digests. */
  readonly draft_version_kept: {
    readonly draft: string
    readonly number: number
    readonly reason: WordsRef | null
    readonly digest: string
    readonly clauses: readonly RecordedClause[]
  }
  /** Everybody may read along from now on, or only the team. */
  readonly draft_opening_set: { readonly draft: string; readonly isOpenToAll: boolean }
}
