/** Changes of a plan of seats: what differs between two plans, the way back, and whether a change still fits. */
import type { SeatingMove, SeatingPatch } from '../ledger/seating-kinds.ts'

/** Who sits where: table ids by number of the seat, by round id. A seat without a table in a round is left out. */
export type Seating = ReadonlyMap<string, ReadonlyMap<number, string>>

/** Nowhere, in a move. */
const NOWHERE = -1

/** What leads from one plan to another, over the rounds of either. Cost grows with seats times rounds. */
export function patchBetween(before: Seating, after: Seating): SeatingPatch {
  const places = new Map<string, number>()
  const placeOf = (table: string | undefined): number => {
    if (table === undefined) return NOWHERE
    const known = places.get(table) ?? places.size
    places.set(table, known)
    return known
  }
  const rounds = [...new Set([...before.keys(), ...after.keys()])].map((round) => {
    const [from, to] = [before.get(round), after.get(round)]
    const seats = [...new Set([...(from?.keys() ?? []), ...(to?.keys() ?? [])])].toSorted((a, b) => a - b)
    const moved = seats.filter((seat) => from?.get(seat) !== to?.get(seat))
    return { round, moves: moved.map((seat): SeatingMove => [seat, placeOf(from?.get(seat)), placeOf(to?.get(seat))]) }
  })
  return { rounds: rounds.filter(({ moves }) => moves.length > 0), tables: [...places.keys()] }
}

/** The way back: the same seats, the other way round. */
export function reversePatch(patch: SeatingPatch): SeatingPatch {
  return {
    tables: patch.tables,
    rounds: patch.rounds.map(({ round, moves }) => ({ round, moves: moves.map(([seat, from, to]): SeatingMove => [seat, to, from]) })),
  }
}

/** How many seats get another table, each counted once for every round. */
export function movesOf(patch: SeatingPatch): number {
  return patch.rounds.reduce((sum, { moves }) => sum + moves.length, 0)
}

/** The first seat that is not where a change expects it, or null when the whole change fits. */
export function misfitOf(patch: SeatingPatch, seating: Seating): { readonly round: string; readonly seat: number } | null {
  for (const { round, moves } of patch.rounds)
    for (const [seat, from] of moves)
      if (seating.get(round)?.get(seat) !== (from === NOWHERE ? undefined : patch.tables[from])) return { round, seat }
  return null
}

/** The plan after a change that fits. */
export function applyPatch(seating: Seating, patch: SeatingPatch): Seating {
  const after = new Map([...seating].map(([round, seats]) => [round, new Map(seats)]))
  for (const { round, moves } of patch.rounds) {
    const seats = after.get(round) ?? new Map<number, string>()
    after.set(round, seats)
    for (const [seat, , to] of moves) {
      const table = patch.tables[to]
      if (table === undefined) seats.delete(seat)
      else seats.set(seat, table)
    }
  }
  return after
}
