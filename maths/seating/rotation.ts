/** Seats by simple rotation: seat j of a table moves j tables each round, so that table mates part. */

/** A table as seating sees it. */
export interface RotationTable {
  readonly id: string
  /** Seats at the table, at least 1. */
  readonly capacity: number
}

/**
 * Tables of a newcomer for every round, or null when no seat is free.
 * Places are filled layer by layer (first seat of every table, then the second …); in layer j a person moves j tables each
 * round among the tables that have such a seat, so no table ever holds more than its capacity. Where an earlier change of
 * the tables has filled the table that the rotation wants, the emptiest table takes the newcomer instead.
 * Two people of one table never meet again in R rounds when no d in 1..g-1 and step in 1..R-1 has T dividing d times step
 * (T tables of g seats).
 * @param ordinal how many people took a seat at these tables before, 0..
 * @param rounds number of rounds, 0..
 * @param taken for each round, people already placed by table id
 * @returns one table id for each round; cost grows with tables times rounds
 */
export function placeNewcomer(
  tables: readonly RotationTable[],
  ordinal: number,
  rounds: number,
  taken: readonly ReadonlyMap<string, number>[],
): readonly string[] | null {
  const slot = slotAt(tables, ordinal)
  const placed: string[] = []
  for (let round = 0; round < rounds; round += 1) {
    const filled = taken[round] ?? new Map<string, number>()
    const wanted = slot === null ? undefined : slot.layer[(slot.index + slot.depth * round) % slot.layer.length]
    const table = wanted !== undefined && hasRoom(wanted, filled) ? wanted : emptiest(tables, filled)
    if (table === null) return null
    placed.push(table.id)
  }
  return placed
}

/** How many people the tables seat together. */
export function seatsOf(tables: readonly RotationTable[]): number {
  return tables.reduce((sum, table) => sum + table.capacity, 0)
}

function slotAt(
  tables: readonly RotationTable[],
  ordinal: number,
): { layer: readonly RotationTable[]; index: number; depth: number } | null {
  let left = ordinal
  for (let depth = 0; ; depth += 1) {
    const layer = tables.filter((table) => table.capacity > depth)
    if (layer.length === 0) return null
    if (left < layer.length) return { layer, index: left, depth }
    left -= layer.length
  }
}

function hasRoom(table: RotationTable, filled: ReadonlyMap<string, number>): boolean {
  return (filled.get(table.id) ?? 0) < table.capacity
}

function emptiest(tables: readonly RotationTable[], filled: ReadonlyMap<string, number>): RotationTable | null {
  let best: RotationTable | null = null
  for (const table of tables) {
    if (!hasRoom(table, filled)) continue
    if (best === null || (filled.get(table.id) ?? 0) / table.capacity < (filled.get(best.id) ?? 0) / best.capacity) best = table
  }
  return best
}
