/**
 * Every kind of entry and what its body holds: ids, codes, numbers, instants and salted digests of words, never words.
 * A kind never changes its meaning; a new need is a new kind.
 */
import type { Modality, RecordedRole, WordsRef } from './recorded-basics.ts'
import type { ClockKinds } from './clock-kinds.ts'
import type { SeatingKinds } from './seating-kinds.ts'
import type { TableKinds } from './table-kinds.ts'
import type { TownhallKinds } from './townhall-kinds.ts'
import type { FloorKinds } from './floor-kinds.ts'
import type { ConsoleKinds } from './console-kinds.ts'
import type { AfterKinds } from './after-kinds.ts'
import type { PhotoKinds } from './photo-kinds.ts'
import type { IssueKinds } from './issue-kinds.ts'
import type { AdoptionKinds } from './adoption-kinds.ts'
import type { TeamKinds } from './team-kinds.ts'
import type { WeighingKinds } from './weighing-kinds.ts'
import type { WordingKinds } from './wording-kinds.ts'
import type { DecisionKinds } from './decision-kinds.ts'
import type { DraftKinds } from './draft-kinds.ts'
import type { ReadingKinds } from './reading-kinds.ts'
import type { ChallengeKinds } from './challenge-kinds.ts'
import type { Instant } from './instant.ts'

export type { Modality, RecordedRole, WordsRef } from './recorded-basics.ts'

// The ledger knows no later room. What entries may hold of a vocabulary is fixed here for good; the room that owns the
// vocabulary lists what is offered today (`satisfies` keeps it within these), so a code that is given up stays readable.
/** A mark of a stakeholder group as recorded. */
export type RecordedMark = 'square' | 'diamond' | 'circle' | 'hexagon' | 'triangle' | 'shield' | 'crossed-square' | 'half-disc'
/** A kind of programme item as recorded. */
export type RecordedItemKind = 'opening' | 'conversation' | 'townhall' | 'break' | 'closing'

/** A stakeholder group as recorded. */
export interface RecordedStakeholderGroup {
  readonly id: string
  readonly key: string
  readonly name: WordsRef
  readonly letter: string
  readonly mark: RecordedMark
}
/** A regional group as recorded. */
export interface RecordedRegionalGroup {
  readonly id: string
  readonly key: string
  readonly name: WordsRef
}
/** A programme item as recorded; minutes count from midnight on the clock of the gathering. */
export interface RecordedItem {
  readonly id: string
  readonly kind: RecordedItemKind
  readonly title: WordsRef
  readonly startMinute: number
  readonly endMinute: number
  readonly round: number | null
  readonly question: string | null
}
/** A question as recorded. */
export interface RecordedQuestion {
  readonly id: string
  readonly number: number
  readonly text: WordsRef
  readonly goals: readonly WordsRef[]
}
/** A table as recorded. */
export interface RecordedTable {
  readonly id: string
  readonly number: number
  readonly modality: Modality
  readonly capacity: number
  /** Codes of the languages that are spoken there; absent: any. */
  readonly languages?: readonly string[]
}
/** How an idea came in: from the phone of its author, by the host of the table, by a scribe, from paper, or with an imported record. */
export type RecordedEntering = 'phone' | 'host' | 'scribe' | 'paper' | 'imported'
/** A theme as it stands after a change. */
export interface RecordedTheme {
  readonly id: string
  readonly letter: string
  readonly title: WordsRef
  readonly position: number
  readonly isRetired: boolean
  readonly mergedInto: string | null
}
/** Where an idea stands after a change; theme null means without a theme. */
export interface RecordedPlacement {
  readonly idea: string
  readonly theme: string | null
  readonly position: number
}
/** Which ideas count as one after a change: those of one tie; null means by itself. */
export interface RecordedTie {
  readonly idea: string
  readonly tie: string | null
}
/** Rows of a theme board that a change touched. Undoing a change swaps its `before` and `after`. Without `ties` it touched none. */
export interface BoardPatch {
  readonly themes: readonly RecordedTheme[]
  readonly placements: readonly RecordedPlacement[]
  readonly ties?: readonly RecordedTie[]
}
/** Body of every change to a theme board. A theme that did not exist before stands in `before` as retired. */
export interface BoardChange {
  readonly question: string
  readonly before: BoardPatch
  readonly after: BoardPatch
  /** A person accepted what the house had suggested. */ readonly isSuggested?: true
}
/** What the house may suggest on a board: a theme for an idea, ideas to count as one, ideas for a new theme. */
export type RecordedSuggestion = 'place' | 'same' | 'group'
/** Bodies by kind. */
export interface EntryBodies
  extends
    ClockKinds,
    SeatingKinds,
    TableKinds,
    TownhallKinds,
    FloorKinds,
    ConsoleKinds,
    AfterKinds,
    PhotoKinds,
    WeighingKinds,
    DecisionKinds,
    DraftKinds,
    ReadingKinds,
    WordingKinds,
    ChallengeKinds,
    TeamKinds,
    IssueKinds,
    AdoptionKinds {
  readonly forum_opened: {
    readonly id: string
    readonly slug: string
    readonly parent: string | null
    readonly name: WordsRef
    readonly purpose: WordsRef | null
    readonly timeZone: string
  }
  readonly forum_changed: { readonly id: string; readonly name: WordsRef; readonly purpose: WordsRef | null; readonly timeZone: string }
  readonly stakeholder_groups_set: { readonly groups: readonly RecordedStakeholderGroup[] }
  /** Languages that people of a forum may say they speak, by their codes (BCP 47), in order. */
  readonly languages_set: { readonly languages: readonly string[] }
  /** Whether those who take a seat are asked for their gender; what they say is no part of the record. */
  readonly gender_asking_set: { readonly isAsked: boolean }
  readonly regional_groups_set: { readonly groups: readonly RecordedRegionalGroup[] }
  readonly member_joined: {
    readonly id: string
    readonly name: WordsRef
    readonly roles: readonly RecordedRole[]
    readonly organisation: string | null
    readonly stakeholderGroup: string | null
    readonly regionalGroup: string | null
  }
  readonly member_changed: {
    readonly id: string
    readonly roles: readonly RecordedRole[]
    readonly organisation: string | null
    readonly stakeholderGroup: string | null
    readonly regionalGroup: string | null
    readonly hasLeft: boolean
  }
  readonly organisation_added: { readonly id: string; readonly name: WordsRef; readonly stakeholderGroup: string | null }
  readonly body_added: { readonly id: string; readonly name: WordsRef; readonly parent: string | null }
  readonly body_changed: { readonly id: string; readonly name: WordsRef; readonly parent: string | null }
  readonly issue_raised: {
    readonly id: string
    readonly title: WordsRef
    readonly body: string | null
    /** Its short name in addresses; absent in older entries, whose issues are called by the end of their id. */
    readonly slug?: string
  }
  readonly issue_changed: { readonly id: string; readonly title: WordsRef; readonly body: string | null }

  readonly gathering_prepared: {
    readonly id: string
    readonly slug: string
    readonly title: WordsRef
    readonly topic: WordsRef | null
    readonly venue: WordsRef | null
    readonly series: WordsRef | null
    readonly convener: WordsRef | null
    readonly date: string
    readonly timeZone: string
    readonly language: string
    readonly template: string | null
  }
  readonly gathering_changed: {
    readonly id: string
    readonly title: WordsRef
    readonly topic: WordsRef | null
    readonly venue: WordsRef | null
    readonly date: string
    readonly timeZone: string
  }
  readonly questions_set: { readonly questions: readonly RecordedQuestion[] }
  readonly programme_set: { readonly items: readonly RecordedItem[] }
  readonly tables_set: { readonly tables: readonly RecordedTable[] }
  /** A gathering that took place elsewhere came in as a record: closed, with its printed phrases and the digest of the record. */
  readonly gathering_imported: {
    readonly id: string
    readonly recordDigest: string
    readonly printed: WordsRef
    readonly participantsStated: number | null
  }
  readonly gathering_opened: { readonly code: string }
  readonly gathering_closed: Record<string, never>
  readonly seat_taken: {
    readonly id: string
    readonly number: number
    readonly stakeholderGroup: string | null
    readonly regionalGroup: string | null
    readonly modality: Modality
    readonly language: string | null
    readonly seating: readonly { readonly round: string; readonly table: string }[]
  }
  /** Tables for a seat in rounds to come, after tables or programme changed. */
  readonly seat_reseated: { readonly id: string; readonly seating: readonly { readonly round: string; readonly table: string }[] }
  readonly idea_captured: {
    readonly id: string
    readonly number: number
    readonly question: string
    readonly round: string | null
    readonly table: string | null
    readonly seat: string | null
    readonly stakeholderGroup: string | null
    readonly modality: Modality | null
    readonly text: WordsRef
    readonly language: string | null
    readonly entered: RecordedEntering
    readonly buildsOn: number | null
    readonly writtenAt: Instant
    readonly isLate: boolean
    readonly points: readonly { readonly id: string; readonly text: WordsRef; readonly label: string | null }[]
    readonly label: string | null
    /** Line of the sheet of paper from which it was typed in; absent where it came in otherwise. */
    readonly line?: number
  }
  readonly theme_created: BoardChange
  readonly theme_renamed: BoardChange
  readonly themes_ordered: BoardChange
  readonly ideas_placed: BoardChange
  readonly themes_merged: BoardChange
  readonly theme_split: BoardChange
  readonly theme_removed: BoardChange
  readonly theme_change_undone: BoardChange & { readonly undoes: number }
  /** Ideas that say the same count as one when they are weighed; every wording stays. */
  readonly ideas_joined: BoardChange
  readonly ideas_parted: BoardChange
  /** A person declined what the house suggested; it does not come back. `theme` for a place alone. */
  readonly suggestion_declined: {
    readonly question: string
    readonly suggestion: RecordedSuggestion
    readonly ideas: readonly string[]
    readonly theme: string | null
  }
  readonly remark_recorded: {
    readonly id: string
    readonly about: 'questions' | 'process'
    readonly position: number
    readonly text: WordsRef
    readonly label: string | null
    /** The hand whose speech it was taken of; left out where it is of none, and under the Chatham House Rule. */
    readonly hand?: string
  }
  readonly report_texts_set: { readonly summary: readonly WordsRef[]; readonly nextStep: WordsRef | null }
}

/** Name of a kind of entry: a past event. */
export type EntryKind = keyof EntryBodies
