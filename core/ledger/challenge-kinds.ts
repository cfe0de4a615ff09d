/** Kinds of entries of challenges: a participant doubts an assumption in a question, and the convener replies. */
import type { RecordedActingRole, RecordedHidingReason } from './console-kinds.ts'
import type { WordsRef } from './recorded-basics.ts'

/** Bodies by kind. */
export interface ChallengeKinds {
  /** A question is challenged. The seat is another name for it under the Chatham House Rule, and null in an imported record. */
  readonly question_challenged: {
    readonly id: string
    readonly number: number
    readonly question: string
    readonly seat: string | null
    readonly stakeholderGroup: string | null
    readonly text: WordsRef
  }
  /** The reply to a challenge; it replaces the one before, and both stay on record. */
  readonly challenge_replied: { readonly id: string; readonly text: WordsRef; readonly role: RecordedActingRole }
  /** The words of a challenge are shown to nobody any more; its number, its question and the reply stay. */
  readonly challenge_hidden: {
    readonly id: string
    readonly reason: RecordedHidingReason
    readonly role: RecordedActingRole
    readonly words: readonly string[]
  }
  readonly challenge_restored: { readonly id: string; readonly role: RecordedActingRole }
}
