/** Tables as a newcomer finds them: who sits at them in each round that is not over. */
import type { OpenTable } from '../../core/gatherings/seat-newcomer.ts'
import type { Modality } from '../../core/ledger/entry-kinds.ts'
import type { SeatingState } from './seating-state.ts'

/** For each round that is not over, its open tables of one modality with the people at them. */
export function openTables(state: SeatingState, modality: Modality): { readonly round: string; readonly tables: readonly OpenTable[] }[] {
  const sitters = new Map(
    state.seats.map((seat) => [
      seat.number,
      { number: seat.number, group: seat.stakeholderGroup, region: seat.regionalGroup, languages: seat.languages },
    ]),
  )
  return state.rounds
    .filter((round) => round.state !== 'over')
    .map((round) => {
      const at = Map.groupBy(state.seating.get(round.id) ?? [], ([, table]) => table)
      const tables = state.tables.filter((table) => table.modality === modality && !isClosedIn(state, table.closed_from, round.id))
      return {
        round: round.id,
        tables: tables.map((table) => ({
          id: table.id,
          number: table.number,
          capacity: table.capacity,
          languages: table.languages,
          people: (at.get(table.id) ?? []).flatMap(([number]) => sitters.get(number) ?? []),
        })),
      }
    })
}

/** Places in the round that has fewest: where somebody is turned away, that round is full. */
export function fullness(
  rounds: readonly { readonly tables: readonly OpenTable[] }[],
  modality: Modality,
): { readonly where: string; readonly seats: number } {
  const places = rounds.map(({ tables }) => tables.reduce((sum, table) => sum + table.capacity, 0))
  return { where: modality === 'room' ? 'in the room' : 'online', seats: Math.min(...places) }
}

/** Whether a table that is lost from one round on stands empty in another. */
export function isClosedIn(state: SeatingState, closedFrom: string | null, round: string): boolean {
  if (closedFrom === null) return false
  const numberOf = (id: string): number => state.rounds.find((one) => one.id === id)?.number ?? 0
  return numberOf(round) >= numberOf(closedFrom)
}
