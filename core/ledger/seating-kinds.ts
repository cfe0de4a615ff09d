/** Kinds of entries of the plan of seats: every change of it says which seats move, so that taking it back is exact. */

/** One move within a round: number of the seat, and the places in `tables` that it leaves and goes to; -1 is nowhere. */
export type SeatingMove = readonly [seat: number, from: number, to: number]

/** Seats that a change moves, by round. Tables are named once, so that a plan of thousands of seats stays small. */
export interface SeatingPatch {
  readonly tables: readonly string[]
  readonly rounds: readonly { readonly round: string; readonly moves: readonly SeatingMove[] }[]
}
/** Two seats by their numbers. */
export type SeatPair = readonly [number, number]

/** Bodies by kind. */
export interface SeatingKinds {
  /** Rounds to come were planned for everybody at once; seed and method make the plan again. */
  readonly seating_planned: {
    readonly patch: SeatingPatch
    readonly seed: number
    readonly method: string
    readonly repeats: number
  }
  /** A person moved one seat by hand. */
  readonly seat_moved: { readonly patch: SeatingPatch }
  readonly seat_left: { readonly id: string; readonly patch: SeatingPatch }
  readonly seat_returned: { readonly id: string; readonly leftAt: string | null; readonly patch: SeatingPatch }
  /** A table is lost from a round on. */
  readonly table_closed: { readonly table: string; readonly round: string; readonly patch: SeatingPatch }
  readonly table_opened: { readonly table: string; readonly closedFrom: string | null; readonly patch: SeatingPatch }
  /** Pairs of seats that the plan keeps together or apart. */
  readonly seating_wishes_set: { readonly together: readonly SeatPair[]; readonly apart: readonly SeatPair[] }
  /** An earlier change taken back: the same moves the other way, and the seat or table as it stood before. */
  readonly seating_change_undone: {
    readonly undoes: number
    readonly patch: SeatingPatch
    readonly seat: { readonly id: string; readonly leftAt: string | null } | null
    readonly table: { readonly id: string; readonly closedFrom: string | null } | null
  }
}
