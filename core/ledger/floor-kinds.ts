/** Kinds of entries of the floor: hands and speeches. */
import type { RecordedActingRole } from './console-kinds.ts'
import type { Instant } from './instant.ts'
import type { Modality, WordsRef } from './recorded-basics.ts'

/** Where a hand stands. */
export type RecordedHandState = 'waiting' | 'called' | 'speaking' | 'spoken' | 'passed_over' | 'lowered'
/** How a hand stands: its state, and when it came to it. */
export interface RecordedTurn {
  readonly state: RecordedHandState
  readonly calledAt: Instant | null
  readonly startedAt: Instant | null
  readonly endedAt: Instant | null
}
/** A move of the floor: which hand, in which role it was moved, and how the hand stood before, so that it can be taken back exactly. */
interface FloorMove {
  readonly id: string
  readonly role: RecordedActingRole
  readonly before: RecordedTurn
}

/** What a speaker says to a remark: that is what I meant, this is, or nothing yet. */
export type RecordedRemarkAnswer = 'confirmed' | 'corrected' | 'left_open'

/** Kinds that change the floor, and nothing else that screens show of a gathering. */
export const FLOOR_KINDS = [
  'slot_set',
  'hand_raised',
  'hand_lowered',
  'speaker_called',
  'speech_started',
  'speech_ended',
  'hand_passed_over',
  'floor_move_undone',
  'veil_set',
  'remark_answered',
  // Its speaker is asked at once whether it is what they meant.
  'remark_recorded',
] as const satisfies readonly (keyof FloorKinds | 'remark_recorded')[]

/** Bodies by kind. */
export interface FloorKinds {
  /** How long a speech may take, the same for everybody. */
  readonly slot_set: { readonly seconds: number }
  /** Seat, group and modality are null under the Chatham House Rule; the seat is null too when somebody raises it for a person without a phone. */
  readonly hand_raised: {
    readonly id: string
    readonly seat: string | null
    readonly stakeholderGroup: string | null
    readonly modality: Modality | null
    readonly role: RecordedActingRole
  }
  readonly hand_lowered: { readonly id: string; readonly role: RecordedActingRole }
  readonly speaker_called: FloorMove
  readonly speech_started: FloorMove & { readonly slotSeconds: number }
  readonly speech_ended: FloorMove & { readonly startedAt: Instant; readonly spokenMs: number }
  readonly hand_passed_over: FloorMove
  /** What the speaker says to a remark that was taken of their speech; the remark stays as it was taken, a correction stands beside it. */
  readonly remark_answered: { readonly id: string; readonly answer: RecordedRemarkAnswer; readonly text: WordsRef | null }
  /** What the wall keeps back until somebody reveals it: everything, or ideas by their numbers. */
  readonly veil_set: { readonly isAll: boolean; readonly ideas: readonly number[] }
  /** A move taken back: the hand stands as it did before it. */
  readonly floor_move_undone: { readonly undoes: number; readonly id: string; readonly role: RecordedActingRole; readonly to: RecordedTurn }
}
