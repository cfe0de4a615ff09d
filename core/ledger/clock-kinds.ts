/** Kinds of entries of the clock: every move says where the clock stands after it, and where it and the items stood before, so that taking it back is exact. */
import type { Instant } from './instant.ts'

/** How the rest of a programme follows the clock: everything later moves, or the end stays and the rest shares what is lost. */
export type RecordedRest = 'shift' | 'keep_end'
/** Where clock and items stood. Items that were neither begun nor skipped are left out. */
export interface ClockSnapshot {
  readonly state: 'waiting' | 'running' | 'paused' | 'over'
  readonly item: string | null
  readonly startedAt: Instant | null
  readonly endsAt: Instant | null
  readonly leftMs: number | null
  readonly rest: RecordedRest
  readonly items: readonly {
    readonly id: string
    readonly startedAt: Instant | null
    readonly endedAt: Instant | null
    readonly isSkipped: boolean
  }[]
}
/** Body of every move of the clock: where it stands after it. */
export interface ClockChange {
  readonly state: 'waiting' | 'running' | 'paused' | 'over'
  readonly item: string | null
  readonly startedAt: Instant | null
  readonly endsAt: Instant | null
  readonly leftMs: number | null
  /** The item that this move ended, and when. */ readonly ended: { readonly item: string; readonly at: Instant } | null
  /** Where everything stood before; entries of the first release have none. */ readonly before?: ClockSnapshot
}

/** Bodies by kind. */
export interface ClockKinds {
  readonly clock_started: ClockChange
  readonly clock_resumed: ClockChange
  readonly clock_paused: ClockChange
  readonly minute_added: ClockChange
  readonly item_started: ClockChange
  readonly programme_ended: ClockChange
  /** Minutes more, or less when negative. */
  readonly clock_adjusted: ClockChange & { readonly minutes: number }
  /** An earlier item runs again; it and all later ones are to come as if they had not begun. */
  readonly item_restarted: ClockChange
  readonly item_skipped: { readonly item: string; readonly isSkipped: boolean; readonly before: ClockSnapshot }
  readonly programme_rest_set: { readonly rest: RecordedRest; readonly before: ClockSnapshot }
  /** Minutes at the beginning of a round in which people walk to their tables. */
  readonly walk_set: { readonly minutes: number }
  /** An earlier move taken back: clock and items stand as they did before it. */
  readonly clock_move_undone: { readonly undoes: number; readonly to: ClockSnapshot }
}
