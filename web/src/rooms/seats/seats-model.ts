/** The plan of seats as its page shows it: tables of one round with their people, and how good the mix is in plain figures. */
import type { StakeholderGroupView } from '../../../../contract/forums.ts'
import type { PlannedRound, PlannedTable, SeatingFigures, SeatingView } from '../../../../contract/seating.ts'

export interface SeatChip {
  readonly number: number
  readonly group: StakeholderGroupView | null
}
export interface TableCard {
  readonly table: PlannedTable
  readonly seats: readonly SeatChip[]
  readonly isLost: boolean
}

/** The round to show: the one asked for, else the running one, else the next, else the last. */
export function roundShown(view: SeatingView, asked: number | null): PlannedRound | null {
  return (
    view.rounds.find(({ number }) => number === asked) ??
    view.rounds.find(({ state }) => state === 'running') ??
    view.rounds.find(({ state }) => state === 'to_come') ??
    view.rounds.at(-1) ??
    null
  )
}

/** Tables of a round in the order of their numbers. */
export function cardsOf(view: SeatingView, round: PlannedRound, groups: readonly StakeholderGroupView[]): readonly TableCard[] {
  const byNumber = new Map(view.seats.map((seat) => [seat.number, seat]))
  const byId = new Map(groups.map((group) => [group.id, group]))
  const lostFrom = (table: PlannedTable): number => view.rounds.find(({ id }) => id === table.closedFrom)?.number ?? Infinity
  return view.tables.map((table, at) => ({
    table,
    isLost: lostFrom(table) <= round.number,
    seats: (round.seatsAt[at] ?? []).map((number) => ({ number, group: byId.get(byNumber.get(number)?.stakeholderGroup ?? '') ?? null })),
  }))
}

/** How near the tables come to the best mirror that the numbers allow, in whole per cent: 100 is reached, never rounded up to. */
export function mirrorPercent({ value, atLeast }: SeatingFigures['stakeholder'], people: number): number {
  if (people === 0 || value <= atLeast) return 100
  // Squared distance in excess of what cannot be avoided, per person and round: one whole person too many at every table is 0 %.
  return Math.max(0, Math.floor(100 * (1 - (value - atLeast) / people)))
}

/** People placed in all rounds together. */
export function placings(view: SeatingView): number {
  return view.rounds.reduce((sum, round) => sum + round.seatsAt.reduce((people, seats) => people + seats.length, 0), 0)
}
