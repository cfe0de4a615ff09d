/** Kinds of entries of the floor: hands and speeches. */
import type { RecordedActingRole } from './console-kinds.ts'
import type { Instant } from './instant.ts'
import type { Modality } from './recorded-basics.ts'

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
] as const satisfies readonly (keyof FloorKinds)[]

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
  /** What the wall keeps back until somebody reveals it: everything, or ideas by their numbers. */
  readonly veil_set: { readonly isAll: boolean; readonly ideas: readonly number[] }
  /** A move taken back: the hand stands as it did before it. */
  readonly floor_move_undone: { readonly undoes: number; readonly id: string; readonly role: RecordedActingRole; readonly to: RecordedTurn }
}
