/** Kinds of entries of the console: who is expected, calls for help, ideas reported, hidden and restored, messages to tables. */
import type { Modality, RecordedRole, WordsRef } from './recorded-basics.ts'

// As everywhere in the ledger: what may be recorded is fixed here for good, `core/moderation` lists what is offered today.
/** Why an idea was reported or hidden. */
export type RecordedHidingReason = 'personal_data' | 'attack' | 'hate' | 'advertising' | 'unlawful' | 'off_topic' | 'asked_by_author'
/** Why a table calls for help. */
export type RecordedHelpReason = 'technical' | 'question' | 'conduct'
/** In which role somebody acted: a member by the strongest role that allowed it, the operator, or a seat. */
export type RecordedActingRole = RecordedRole | 'operator' | 'seat'
/** How many people of a group are expected. */
export interface RecordedExpectation {
  readonly id: string
  readonly people: number
}

/** Bodies by kind. */
export interface ConsoleKinds {
  /** Who is expected; null where nothing was said. */
  readonly expected_set: {
    readonly room: number | null
    readonly online: number | null
    readonly groups: readonly RecordedExpectation[]
    readonly regions: readonly RecordedExpectation[]
  }
  readonly help_called: { readonly id: string; readonly table: string; readonly seat: string; readonly reason: RecordedHelpReason }
  readonly help_taken: { readonly id: string; readonly role: RecordedActingRole }
  /** Helped, or called back by the table (`seat`). */
  readonly help_done: { readonly id: string; readonly role: RecordedActingRole }
  /** Taken or done by mistake: it waits again. */
  readonly help_reopened: { readonly id: string; readonly role: RecordedActingRole }
  readonly idea_reported: { readonly id: string; readonly idea: string; readonly seat: string; readonly reason: RecordedHidingReason }
  /** Reports were looked at and the idea stays. */
  readonly reports_settled: { readonly idea: string; readonly role: RecordedActingRole }
  /** The words of an idea are shown to nobody any more; its number and its place stay. */
  readonly idea_hidden: {
    readonly idea: string
    readonly reason: RecordedHidingReason
    /** For the author and the moderators alone. */
    readonly note: WordsRef | null
    readonly role: RecordedActingRole
    /** Words that are hidden by it: the text and its points. */
    readonly words: readonly string[]
  }
  readonly hiding_appealed: { readonly idea: string; readonly text: WordsRef }
  readonly idea_restored: { readonly idea: string; readonly role: RecordedActingRole }
  /** Without tables it goes to all, or to all in the room or online. */
  readonly message_sent: {
    readonly id: string
    readonly tables: readonly string[] | null
    readonly modality: Modality | null
    readonly text: WordsRef
    readonly role: RecordedActingRole
  }
  readonly message_withdrawn: { readonly id: string; readonly role: RecordedActingRole }
}
